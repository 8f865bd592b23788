/** A service that shifts traffic between two target groups, for tests of what comes of it. */
import { seconds } from '../../src/model/sim-time';
import {
  container,
  type Door,
  fargateTask,
  openDoor,
  targetGroup,
  webService,
  withCluster,
} from './sandbox-door';

/** A forward action of so much to `blue` and so much to `green`. */
export const forward = (blue: number, green: number): object[] => [
  {
    Type: 'forward',
    ForwardConfig: {
      TargetGroups: [
        { TargetGroupArn: 'blue', Weight: blue },
        { TargetGroupArn: 'green', Weight: green },
      ],
    },
  },
];

export const PRODUCTION = 'web-alb:80/default';
export const TEST = 'web-alb:8080/default';

/**
 * Cluster `demo`, task definitions `web:1` and `web:2` (images `web:1`, `web:2`), balancer
 * `web-alb` with target groups `blue` and `green` behind ports 80 and 8080.
 */
export function withTwoGroups({ seed = 1, drain = 10 } = {}): Door {
  const door = openDoor(seed);
  door.give('ECS.CreateCluster', { clusterName: 'demo' });
  for (const image of ['web:1', 'web:2']) {
    const containerDefinitions = [{ ...container, image }];
    door.give('ECS.RegisterTaskDefinition', fargateTask({ containerDefinitions }));
  }
  door.give('ELBv2.CreateLoadBalancer', { Name: 'web-alb', Subnets: ['subnet-a', 'subnet-b'] });
  for (const Name of ['blue', 'green']) {
    door.give('ELBv2.CreateTargetGroup', targetGroup({ Name, HealthCheckIntervalSeconds: 10 }));
    door.give('ELBv2.ModifyTargetGroupAttributes', {
      TargetGroupArn: Name,
      Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: String(drain) }],
    });
  }
  for (const Port of [80, 8080]) {
    const DefaultActions = forward(100, 0);
    const listener = { LoadBalancerArn: 'web-alb', Protocol: 'HTTP', Port, DefaultActions };
    door.give('ELBv2.CreateListener', listener);
  }
  return door;
}

/** `loadBalancers` of a service that shifts between them; without a test rule unless given. */
export const shiftingBalancers = (advanced: Record<string, unknown> = {}): object[] => [
  {
    targetGroupArn: 'blue',
    containerName: 'web',
    containerPort: 80,
    advancedConfiguration: {
      alternateTargetGroupArn: 'green',
      productionListenerRule: PRODUCTION,
      roleArn: 'arn:aws:iam::123456789012:role/ecsInfrastructure',
      ...advanced,
    },
  },
];

export const shiftingService = (
  deploymentConfiguration: Record<string, unknown>,
  changes: Record<string, unknown> = {},
): Record<string, unknown> =>
  webService({
    taskDefinition: 'web:1',
    loadBalancers: shiftingBalancers({ testListenerRule: TEST }),
    deploymentConfiguration,
    ...changes,
  });

/** What `describe-service-deployments` answers of the service's newest (or an older) one. */
export interface Described {
  serviceDeploymentArn: string;
  status: string;
  statusReason?: string;
  lifecycleStage?: string;
  lifecycleHookDetails?: {
    hookId: string;
    targetType: string;
    targetArn?: string;
    status: string;
    expiresAt: number;
    timeoutAction: string;
  }[];
  createdAt: number;
  finishedAt?: number;
  sourceServiceRevisions: Revision[];
  targetServiceRevision: Revision;
  rollback?: { reason: string; serviceRevisionArn: string };
}

interface Revision {
  arn: string;
  requestedTaskCount: number;
  runningTaskCount: number;
  requestedTestTrafficWeight?: number;
  requestedProductionTrafficWeight?: number;
}

export interface Shifting extends Door {
  /** Waits until it is so; simulated seconds. */
  until: (condition: string, timeout?: number) => void;
  pass: (length: number) => void;
  /** The newest service deployment, or the one before. */
  deployment: (back?: number) => Described;
  /** `green 10`: what the rule on a port sends where. */
  weights: (port?: number) => Record<string, number>;
  /** Starts the deployment of `web:2`, or what is said. */
  deploy: (changes?: Record<string, unknown>) => void;
  /** `[second, what]` of every change of a stage or state of the newest deployment. */
  moves: () => [number, string][];
  now: () => number;
}

/** The ways above around a door. */
export function shifting(door: Door): Shifting {
  const { give, dispatcher } = door;
  const arns = () =>
    give(
      'ECS.ListServiceDeployments',
      { cluster: 'demo', service: 'web' },
      'serviceDeployments[].serviceDeploymentArn',
    ) as string[];
  const describe = (back = 0) =>
    give(
      'ECS.DescribeServiceDeployments',
      { serviceDeploymentArns: [arns()[back]] },
      'serviceDeployments[0]',
    ) as Described;
  return {
    ...door,
    until: (until, timeout = 3600) => void give('Sandbox.Wait', { until, timeout }),
    pass: (length) => void give('Sandbox.Wait', { for: length }),
    deployment: describe,
    weights: (port = 80) => {
      const tuples = give(
        'ELBv2.DescribeRules',
        { ListenerArn: `web-alb:${port}` },
        'Rules[-1].Actions[0].ForwardConfig.TargetGroups',
      ) as { TargetGroupArn: string; Weight: number }[];
      return Object.fromEntries(
        tuples.map(({ TargetGroupArn: arn, Weight }) => [arn.split('/')[1], Weight]),
      );
    },
    deploy: (changes = {}) =>
      void give('ECS.UpdateService', {
        cluster: 'demo',
        service: 'web',
        taskDefinition: 'web:2',
        ...changes,
      }),
    moves: () => {
      const id = `ecs-svc/${describe().targetServiceRevision.arn.split('/').at(-1)}`;
      const events = give('Sandbox.DescribeEvents', {}, 'events') as {
        at: number;
        type: string;
        message: string;
      }[];
      return events
        .filter(({ type, message }) => type === 'DeploymentStateChange' && message.startsWith(id))
        .flatMap(({ at, message }) => {
          const [, to] = message.split(' → ');
          return to ? [[at, to] as [number, string]] : [];
        });
    },
    now: () => dispatcher.engine.now / seconds(1),
  };
}

/** A steady service of that strategy on `web:1`, in target group `blue`. */
export function steadyShifting(
  configuration: Record<string, unknown>,
  changes: Record<string, unknown> = {},
  world: { seed?: number; drain?: number } = {},
): Shifting {
  const sandbox = shifting(withTwoGroups(world));
  // Made without hooks and with no bake, so that it is there soon.
  const { lifecycleHooks: _hooks, ...strategy } = configuration;
  const service = shiftingService({ ...strategy, bakeTimeInMinutes: 0 }, changes);
  sandbox.give('ECS.CreateService', service);
  sandbox.until('deployment:web=SUCCESSFUL');
  sandbox.give('ECS.UpdateService', {
    cluster: 'demo',
    service: 'web',
    deploymentConfiguration: configuration,
  });
  sandbox.until('steady:web');
  return sandbox;
}

/** The same without any load balancer, whose health checks and figures make a day long. */
export function steadyHeadless(
  configuration: Record<string, unknown>,
  changes: Record<string, unknown> = {},
): Shifting {
  const sandbox = shifting(withCluster());
  const containerDefinitions = [{ ...container, image: 'web:2' }];
  sandbox.give('ECS.RegisterTaskDefinition', fargateTask({ containerDefinitions }));
  const rolling = webService({ taskDefinition: 'web:1', ...changes });
  sandbox.give('ECS.CreateService', rolling);
  sandbox.until('deployment:web=SUCCESSFUL');
  sandbox.give('ECS.UpdateService', {
    cluster: 'demo',
    service: 'web',
    deploymentConfiguration: configuration,
  });
  sandbox.until('steady:web');
  return sandbox;
}
