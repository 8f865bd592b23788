import { isFull, overFargateQuota } from '../../engine/capacity/fargate-capacity';
import { hasDeclaredCapacity, instancesOf } from '../../engine/capacity/instance-facts';
import type { MisfitReason } from '../../engine/capacity/placement/fit';
import { misfitsFor } from '../../engine/capacity/placement/misfits';
import { freeOf, usageOf } from '../../engine/capacity/usage';
import { quotaOf } from '../../engine/capacity/quotas';
import { isOut } from '../../engine/capacity/zone-outage';
import { launchTypeOf } from '../../engine/control-plane/launch-types';
import type { EngineContext } from '../../engine/engine-context';
import { subnetZone } from '../../engine/network/subnets';
import { lastPart } from '../../model/ids';
import type { Service } from '../../model/service';
import { faultOf, injected } from './faults';
import { advice, cause, chainOf, type Finding, fix } from './finding';

/** Why no further task of a service finds a place; null where one would. */
export function placementFinding(ctx: EngineContext, service: Service): Finding | null {
  if (launchTypeOf(service) === 'FARGATE') return fargateFinding(ctx, service);
  if (!hasDeclaredCapacity(ctx.world, service.clusterArn)) return null;
  const instances = instancesOf(ctx.world, service.clusterArn);
  const cluster = lastPart(service.clusterArn);
  if (instances.length === 0) {
    return {
      causes: [
        cause(
          `Cluster ${cluster} has no container instances.`,
          '0 instances',
          `aws ecs list-container-instances --cluster ${cluster}`,
        ),
      ],
      fixes: [launch(cluster)],
    };
  }
  const misfits = misfitsFor(ctx, service);
  if (misfits.some(({ reason }) => reason === null)) return null;
  const usages = usageOf(ctx.world, instances);
  const rows = misfits.map(({ instance, reason }) => {
    const usage = usages.get(instance.arn);
    const free = usage && freeOf(instance, usage);
    const left = free ? ` (${free.cpu} CPU, ${free.memory} MiB, ${free.interfaces} ENIs free)` : '';
    return `${instance.ec2InstanceId}: ${WORDS[reason ?? 'INACTIVE']}${left}`;
  });
  return {
    causes: [
      cause(
        `No container instance of ${cluster} has room for a further task of ${service.name}.`,
        rows.join('; '),
        `aws ecs describe-container-instances --cluster ${cluster} --container-instances …`,
      ),
    ],
    fixes: [launch(cluster, instances[0]?.instanceType), ...portAdvice(misfits)],
  };
}

const WORDS: Record<MisfitReason, string> = {
  INACTIVE: 'is not ACTIVE',
  LOCATION: 'is in another zone than the task’s subnets',
  AGENT: 'its agent is not connected',
  ATTRIBUTE: 'lacks an attribute',
  'RESOURCE:CPU': 'has too little CPU left',
  'RESOURCE:MEMORY': 'has too little memory left',
  'RESOURCE:PORTS': 'has a port in use that the task wants',
  'RESOURCE:ENI': 'has no network interface left',
  'DistinctInstance placement constraint unsatisfied.': 'has a task of the service already',
  'MemberOf placement constraint unsatisfied.': 'is kept out by a constraint',
};

const launch = (cluster: string, instanceType = 'm5.large') =>
  fix(`Launch another ${instanceType}`, 'EC2.RunInstances', {
    InstanceType: instanceType,
    MinCount: 1,
    MaxCount: 1,
    UserData: `#!/bin/bash\necho ECS_CLUSTER=${cluster} >> /etc/ecs/ecs.config`,
  });

const portAdvice = (misfits: readonly { reason: MisfitReason | null }[]) =>
  misfits.some(({ reason }) => reason === 'RESOURCE:PORTS')
    ? [advice('Use dynamic host ports (hostPort 0), so that several tasks share an instance.')]
    : [];

/** The account's vCPUs on Fargate are used up. */
function quotaFinding(ctx: EngineContext, service: Service, provider?: string): Finding | null {
  const definition = ctx.world.taskDefinitions.get(service.taskDefinitionArn);
  const over = overFargateQuota(ctx, Number(definition?.cpu ?? 0), provider);
  if (over === undefined) return null;
  const quota =
    provider === 'FARGATE_SPOT'
      ? 'fargate-spot-vcpu-resource-count'
      : 'fargate-on-demand-vcpu-resource-count';
  const now = quotaOf(ctx, quota);
  const cpu = Number(definition?.cpu ?? 0) / 1024;
  const wanted = Math.max(2 * now, Math.ceil(now + 2 * cpu * service.desiredCount));
  return {
    causes: [
      cause(
        `The account may use ${now} vCPUs of Fargate at once, and a further task needs ${cpu}.`,
        over,
        'aws sandbox list-quotas',
      ),
    ],
    fixes: [
      fix(`Have the quota raised to ${wanted} vCPUs`, 'Sandbox.PutQuota', {
        enabled: true,
        set: { [quota]: wanted },
      }),
      advice('Or want fewer tasks, or smaller ones.'),
    ],
  };
}

/** Fargate itself, in the zones that the service may be in. */
function fargateFinding(ctx: EngineContext, service: Service): Finding | null {
  const subnets = service.networkConfiguration?.awsvpcConfiguration.subnets ?? [];
  const zones = [...new Set(subnets.map((subnet) => subnetZone(ctx, subnet)))];
  const [item] = service.capacityProviderStrategy ?? [];
  const on = { launchType: 'FARGATE' as const, capacityProviderName: item?.capacityProvider };
  const over = quotaFinding(ctx, service, item?.capacityProvider);
  if (over) return over;
  const isShut = (zone: string) => isOut(ctx, zone) || isFull(ctx, zone, on);
  if (zones.length === 0 || !zones.every(isShut)) return null;
  const none = cause(
    `There is no ${item?.capacityProvider ?? 'Fargate'} capacity in ${zones.join(', ')}.`,
    'Capacity is unavailable at this time.',
    `aws ecs describe-services --services ${service.name}`,
  );
  const fault = faultOf(ctx, 'capacity-unavailable') ?? faultOf(ctx, 'az-outage');
  return chainOf([{ causes: [none], fixes: [] }, ...(fault ? [injected(fault)] : [])]);
}
