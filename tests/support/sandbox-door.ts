/** A sandbox and short ways to give it commands, for tests of what comes back. */
import { type JSONValue, search } from '@jmespath-community/jmespath';
import { createSandbox } from '../../src/api/create-sandbox';
import type { Dispatcher } from '../../src/api/dispatcher';
import type { AwsError } from '../../src/model/result';

export interface Door {
  readonly dispatcher: Dispatcher;
  /** Gives a command that must succeed; the answer, or what a JMESPath query finds in it. */
  give: (target: string, input?: Record<string, unknown>, query?: string) => unknown;
  /** Gives a command that must be refused, and must leave no trace. */
  refused: (target: string, input?: Record<string, unknown>) => AwsError;
}

export function openDoor(seed = 1): Door {
  const dispatcher = createSandbox({ seed });
  return {
    dispatcher,
    give: (target, input = {}, query = '@') => {
      const result = dispatcher.send(target, input);
      if (!result.ok) {
        throw new Error(`${target}: ${result.error.__type}: ${result.error.message}`);
      }
      return search(result.output as JSONValue, query);
    },
    refused: (target, input = {}) => {
      const before = dispatcher.engine.fingerprint();
      const commands = dispatcher.log.length;
      const result = dispatcher.send(target, input);
      if (result.ok) throw new Error(`${target} was carried out`);
      if (dispatcher.engine.fingerprint() !== before || dispatcher.log.length !== commands) {
        throw new Error(`${target} was refused and changed something`);
      }
      return result.error;
    },
  };
}

export const container = { name: 'web', image: 'web:1', portMappings: [{ containerPort: 80 }] };

/** What RegisterTaskDefinition takes for a small Fargate task. */
export const fargateTask = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  family: 'web',
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
  containerDefinitions: structuredClone([container]),
  ...changes,
});

export const network = {
  awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'], assignPublicIp: 'ENABLED' },
};

/** What CreateService takes for it, without a load balancer. */
export const webService = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  cluster: 'demo',
  serviceName: 'web',
  taskDefinition: 'web',
  desiredCount: 2,
  launchType: 'FARGATE',
  networkConfiguration: network,
  ...changes,
});

export const targetGroup = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  Name: 'web',
  Protocol: 'HTTP',
  Port: 80,
  VpcId: 'vpc-1',
  TargetType: 'ip',
  ...changes,
});

export const behindBalancer = {
  loadBalancers: [{ targetGroupArn: 'web', containerName: 'web', containerPort: 80 }],
};

type Operation = [target: string, input: Record<string, unknown>];

const CLUSTER: Operation[] = [
  ['ECS.CreateCluster', { clusterName: 'demo' }],
  ['ECS.RegisterTaskDefinition', fargateTask()],
];

/** Load balancer `web-alb`, whose listener on port 80 forwards to target group `web`. */
const balancer = (Subnets: readonly string[]): Operation[] => [
  ['ELBv2.CreateLoadBalancer', { Name: 'web-alb', Subnets }],
  [
    'ELBv2.CreateListener',
    {
      LoadBalancerArn: 'web-alb',
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: 'web' }],
    },
  ],
];

const SUBNETS = ['subnet-a', 'subnet-b'];

/** A web service behind a load balancer, with clients of so many requests per second. */
export const webUnderLoad = (rate: number): Operation[] => [
  ...CLUSTER,
  ['ELBv2.CreateTargetGroup', targetGroup({ HealthCheckIntervalSeconds: 10 })],
  ...balancer(SUBNETS),
  ['ECS.CreateService', webService(behindBalancer)],
  ['Sandbox.PutTraffic', { name: 'clients', loadBalancer: 'web-alb', rate }],
];

/** Cluster `demo`, task definition `web`. */
export function withCluster(seed = 1): Door {
  const door = openDoor(seed);
  for (const [target, input] of CLUSTER) door.give(target, input);
  return door;
}

/** The same with target group `web` and a load balancer before it. */
export function withBalancer(seed = 1): Door {
  const door = withCluster(seed);
  door.give('ELBv2.CreateTargetGroup', targetGroup());
  addBalancer(door);
  return door;
}

/** Load balancer `web-alb` before target group `web`. */
export function addBalancer(door: Door, subnets: readonly string[] = SUBNETS): void {
  for (const [target, input] of balancer(subnets)) door.give(target, input);
}
