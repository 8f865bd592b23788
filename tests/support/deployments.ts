/** Deployments given through the door, and what the door tells of them. */
import {
  container,
  type Door,
  fargateTask,
  webService,
  withBalancer,
  withCluster,
} from './sandbox-door';
import { behindBalancer } from './sandbox-door';

interface Revision {
  id: string;
  status: string;
  taskDefinition: string;
  desiredCount: number;
  runningCount: number;
  pendingCount: number;
  failedTasks: number;
  rolloutState: string;
  rolloutStateReason: string;
}

interface Described {
  serviceDeploymentArn: string;
  status: string;
  statusReason?: string;
  targetServiceRevision: { arn: string };
  rollback?: { reason: string; startedAt: number; serviceRevisionArn: string };
  deploymentCircuitBreaker: { status: string; failureCount: number; threshold: number };
  alarms: { status: string; alarmNames?: string[]; triggeredAlarmNames?: string[] };
  startedAt?: number;
  finishedAt?: number;
  stoppedAt?: number;
}

export interface Deployer {
  readonly door: Door;
  /** Lets so many seconds pass. */
  wait: (seconds: number) => void;
  until: (condition: string, timeout?: number) => void;
  /** Registers a revision of `web` with this image, declared to behave so, and deploys it. */
  deploy: (image: string, behaviour?: object, changes?: object) => void;
  /** `deployments[]`, newest first. */
  deployments: () => Revision[];
  /** The newest service deployment as described, or the one before it. */
  record: (back?: number) => Described;
  /** Service events, newest first, without what they all begin with. */
  events: () => string[];
  tasksStarted: () => number;
}

const asked = { cluster: 'demo', services: ['web'] };

export function deployerOf(door: Door): Deployer {
  const { give } = door;
  const records = () =>
    give(
      'ECS.ListServiceDeployments',
      { cluster: 'demo', service: 'web' },
      'serviceDeployments[].serviceDeploymentArn',
    ) as string[];
  return {
    door,
    wait: (seconds) => void give('Sandbox.Wait', { for: seconds }),
    until: (condition, timeout = 3600) => void give('Sandbox.Wait', { until: condition, timeout }),
    deploy: (image, behaviour = {}, changes = {}) => {
      give('Sandbox.PutImage', { image, ...behaviour });
      const containerDefinitions = [{ ...container, image }];
      give('ECS.RegisterTaskDefinition', fargateTask({ containerDefinitions }));
      const input = { cluster: 'demo', service: 'web', taskDefinition: 'web', ...changes };
      give('ECS.UpdateService', input);
    },
    deployments: () => give('ECS.DescribeServices', asked, 'services[0].deployments') as Revision[],
    record: (back = 0) =>
      give(
        'ECS.DescribeServiceDeployments',
        { serviceDeploymentArns: [records()[back]] },
        'serviceDeployments[0]',
      ) as Described,
    events: () =>
      (give('ECS.DescribeServices', asked, 'services[0].events[].message') as string[]).map(
        (text) => text.replace(/^\(service web\) /, ''),
      ),
    tasksStarted: () =>
      [...door.dispatcher.engine.ctx.world.tasks.values()].filter((task) => task.serviceArn).length,
  };
}

const FAST_CHECKS = {
  HealthCheckIntervalSeconds: 5,
  HealthCheckTimeoutSeconds: 2,
  HealthyThresholdCount: 2,
};

/** Service `web` without a load balancer, deployed and steady. */
export function deployed(changes: object = {}, seed = 1): Deployer {
  const deployer = deployerOf(withCluster(seed));
  deployer.door.give('ECS.CreateService', webService({ ...changes }));
  deployer.until('steady:web');
  return deployer;
}

/** The same behind load balancer `web-alb`; health checks every 5 s, drained for 5 s. */
export function deployedBehindBalancer(changes: object = {}, rate = 0): Deployer {
  const door = withBalancer();
  door.give('ELBv2.ModifyTargetGroup', { TargetGroupArn: 'web', ...FAST_CHECKS });
  door.give('ELBv2.ModifyTargetGroupAttributes', {
    TargetGroupArn: 'web',
    Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '5' }],
  });
  const deployer = deployerOf(door);
  door.give('ECS.CreateService', webService({ ...behindBalancer, ...changes }));
  deployer.until('steady:web');
  if (rate > 0) door.give('Sandbox.PutTraffic', { name: 'clients', loadBalancer: 'web-alb', rate });
  return deployer;
}
