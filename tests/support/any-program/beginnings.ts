import { createSandbox } from '../../../src/api/create-sandbox';
import type { Dispatcher } from '../../../src/api/dispatcher';
import { codeDeployStage } from '../code-deploy-service';
import { crowdedCluster, FAMILIES, whereTo } from '../crowded-cluster';
import { type Door, openDoor, webUnderLoad } from '../sandbox-door';
import { shiftingService, withTwoGroups } from '../shifting-service';
import type { Command } from './examples';

/** What a program begins with. */
export const BEGINNINGS = ['nothing', 'service', 'crowd', 'instances', 'canary', 'code'] as const;
export type Beginning = (typeof BEGINNINGS)[number];

/** Ids in the crowd's commands are those of this seed. */
const CROWD_SEED = 1;

/** A sandbox with that in it, and the seed that it really has. */
export function sandboxWith(
  beginning: Beginning,
  seed: number,
  crowd: readonly Command[],
): { sandbox: Dispatcher; seed: number } {
  if (beginning === 'crowd') {
    const sandbox = createSandbox({ seed: CROWD_SEED });
    for (const { target, input } of crowd) sandbox.send(target, structuredClone(input));
    return { sandbox, seed: CROWD_SEED };
  }
  return { sandbox: OPENED[beginning](seed).dispatcher, seed };
}

const OPENED: Record<Exclude<Beginning, 'crowd'>, (seed: number) => Door> = {
  nothing: openDoor,
  /** A service behind a load balancer. */
  service: (seed) => {
    const door = openDoor(seed);
    for (const [target, input] of webUnderLoad(20)) door.give(target, input);
    return door;
  },
  /** Scarce instances and addresses, an Auto Scaling group, roles, a service of each kind. */
  instances: (seed) => {
    const cluster = crowdedCluster(seed);
    for (const family of FAMILIES) {
      cluster.send('ECS.CreateService', {
        cluster: 'demo',
        serviceName: family.name,
        taskDefinition: family.name,
        ...(family.launch === 'DAEMON' ? { schedulingStrategy: 'DAEMON' } : { desiredCount: 2 }),
        ...whereTo(cluster, family),
      });
    }
    cluster.send('EC2.RunInstances', {
      InstanceType: 'm5.large',
      MinCount: 2,
      MaxCount: 2,
      SubnetId: cluster.subnets[0],
      UserData: 'ECS_CLUSTER=demo',
    });
    return cluster.door;
  },
  /** A service whose deployments shift traffic between two target groups. */
  canary: (seed) => {
    const door = withTwoGroups({ seed });
    const configuration = {
      strategy: 'CANARY',
      bakeTimeInMinutes: 1,
      canaryConfiguration: { canaryPercent: 25, canaryBakeTimeInMinutes: 1 },
      deploymentCircuitBreaker: { enable: true, rollback: true },
    };
    door.give('ECS.CreateService', shiftingService(configuration, { desiredCount: 2 }));
    return withClients(door);
  },
  /** One that CodeDeploy deploys. */
  code: (seed) => withClients(codeDeployStage({ seed }).door),
};

function withClients(door: Door): Door {
  door.give('Sandbox.PutTraffic', { name: 'clients', loadBalancer: 'web-alb', rate: 15 });
  return door;
}
