import type { Fault } from '../../src/model/fault';
import {
  DEFAULT_HEALTH_CHECK,
  type Listener,
  type RuleAction,
  type RuleCondition,
} from '../../src/model/load-balancer';
import { clusterArn, listenerArn, loadBalancerArn, ruleArn } from '../../src/model/ids';
import { serviceArn, targetGroupArn, taskArn } from '../../src/model/ids';
import { LIFECYCLE_STAGES } from '../../src/model/deployment-configuration';
import { seconds, ZERO } from '../../src/model/sim-time';
import type { MachineState } from '../../src/model/machine-state';
import { defaultTraffic } from '../../src/model/traffic';
import type {
  CapacityProviderView,
  ContainerInstanceView,
  EbsVolumeView,
  FileSystemView,
  ServiceCallView,
} from '../../src/model/infrastructure-view';
import type {
  AlarmView,
  ClusterView,
  EntityView,
  FaultView,
  LoadBalancerView,
  ServiceDeploymentView,
  ServiceView,
  TargetGroupView,
  TaskView,
  TrafficView,
} from '../../src/model/view';

/** Views as the engine sends them, for tests of what is made of views alone. */
export const entitiesOf = (...views: EntityView[]): ReadonlyMap<string, EntityView> =>
  entityMap(views);

/** By id, in the order given. */
export const entityMap = (views: readonly EntityView[]): Map<string, EntityView> =>
  new Map(views.map((view) => [view.id, view]));

/** A machine that has been in one state since the beginning. */
export const machineAt = (machine: string, value: string): MachineState => ({
  machine,
  value,
  context: {},
  timers: {},
  enteredAt: ZERO,
  history: [{ value, at: ZERO }],
});

export const clusterView = (name = 'demo'): ClusterView => ({
  kind: 'cluster',
  id: clusterArn(name),
  name,
  status: 'ACTIVE',
  capacity: 'FARGATE',
  runningTasks: 0,
  pendingTasks: 0,
  activeServices: 0,
  capacityProviders: [],
  defaultCapacityProviderStrategy: [],
  containerInsights: 'disabled',
});

export const serviceView = (name = 'web', changes: Partial<ServiceView> = {}): ServiceView => ({
  kind: 'service',
  id: serviceArn('demo', name),
  name,
  clusterArn: clusterArn('demo'),
  status: 'ACTIVE',
  desired: 2,
  running: 2,
  pending: 0,
  unhealthy: 0,
  recent: { requestsPerSecond: 0, errorPercent: 0 },
  launchType: 'FARGATE',
  taskDefinition: `${name}:1`,
  deploymentController: 'ECS',
  minimumHealthyPercent: 100,
  maximumPercent: 200,
  healthCheckGracePeriodSeconds: 0,
  schedulingStrategy: 'REPLICA',
  capacityProviderStrategy: [],
  placement: [],
  scaling: null,
  targetGroupArns: [],
  alternateTargetGroupArns: [],
  productionRoutes: [],
  testRoutes: [],
  deployments: [],
  steady: true,
  trouble: null,
  serviceDeployment: null,
  ...changes,
});

/** A canary of 10 % in the middle of its first step, unless `changes` say otherwise. */
export const deploymentView = (
  changes: Partial<ServiceDeploymentView> = {},
): ServiceDeploymentView => ({
  id: 'arn:aws:ecs:us-east-1:123456789012:service-deployment/demo/api/NCWGC2ZR-taawPAYrIaU5',
  deploymentId: 'ecs-svc/2',
  strategy: 'CANARY',
  status: 'IN_PROGRESS',
  statusReason: null,
  isOver: false,
  startedAt: ZERO,
  finishedAt: null,
  stages: LIFECYCLE_STAGES.map((stage, i) => ({
    stage,
    state: i < 7 ? 'done' : i === 7 ? 'current' : 'ahead',
    isRollback: false,
    startedAt: i <= 7 ? seconds(10 * i) : null,
    endedAt: i < 7 ? seconds(10 * i + 10) : null,
  })),
  stage: 'PRODUCTION_TRAFFIC_SHIFT',
  step: { index: 1, of: 2, startedAt: seconds(70) },
  shiftPercent: 10,
  awaiting: { what: 'the step to bake', endsAt: seconds(670) },
  pauses: [],
  hooks: [],
  revisions: [
    revisionFigures('source', 'ecs-svc/1', 'api:41', { productionWeight: 90 }),
    revisionFigures('target', 'ecs-svc/2', 'api:42', { productionWeight: 10 }),
  ],
  unservedPerSecond: 0,
  alarms: [],
  breaker: { status: 'DISABLED', failureCount: 0, threshold: 0 },
  canRollBack: true,
  machine: null,
  ...changes,
});

type RevisionFigures = ServiceDeploymentView['revisions'][number];

const revisionFigures = (
  role: RevisionFigures['role'],
  deploymentId: string,
  taskDefinition: string,
  changes: Partial<RevisionFigures>,
): RevisionFigures => ({
  role,
  deploymentId,
  taskDefinition,
  productionWeight: null,
  testWeight: null,
  running: 4,
  desired: 4,
  requestsPerSecond: role === 'source' ? 108 : 12,
  errorPercent: role === 'source' ? 0.02 : 2.9,
  p99Ms: role === 'source' ? 201 : 240,
  ...changes,
});

export const taskView = (id: string, changes: Partial<TaskView> = {}): TaskView => ({
  kind: 'task',
  id: taskArn('demo', id),
  shortId: id,
  clusterArn: clusterArn('demo'),
  serviceArn: null,
  deploymentId: null,
  taskDefinition: 'web:1',
  availabilityZone: 'us-east-1a',
  privateIp: '10.0.0.10',
  lastStatus: 'RUNNING',
  desiredStatus: 'RUNNING',
  healthStatus: 'UNKNOWN',
  launchType: 'FARGATE',
  containerInstanceArn: null,
  capacityProvider: null,
  networkMode: 'awsvpc',
  volumes: [],
  cpu: '256',
  memory: '512',
  createdAt: ZERO,
  initializing: null,
  startedAt: ZERO,
  stoppedAt: null,
  stopCode: null,
  stoppedReason: null,
  machine: machineAt('task', 'RUNNING'),
  containers: [],
  targets: [],
  outstanding: 0,
  served: 0,
  cpuPercent: 0,
  memoryPercent: 0,
  latencyMs: { p50: 0, p99: 0 },
  ...changes,
});

export const targetGroupView = (
  name = 'web',
  changes: Partial<TargetGroupView> = {},
): TargetGroupView => ({
  kind: 'targetGroup',
  id: targetGroupArn(name, '73e2d6bc24d8a067'),
  name,
  port: 80,
  targetType: 'ip',
  algorithm: 'round_robin',
  deregistrationDelaySeconds: 300,
  slowStartSeconds: 0,
  stickiness: null,
  crossZone: true,
  anomalyMitigation: false,
  healthCheck: { ...DEFAULT_HEALTH_CHECK },
  routing: machineAt('target-group-routing', 'round-robin'),
  loadBalancerArns: [],
  targets: [],
  ...changes,
});

/** A listener whose default action, and each further rule in turn, is given. */
export function listenerOf(
  balancer: string,
  port: number,
  fallback: RuleAction,
  ...rules: { conditions: RuleCondition[]; action: RuleAction }[]
): Listener {
  const arn = listenerArn(
    loadBalancerArn(balancer, '50dc6c495c0c9188'),
    `0467ef3c8400ae6${port % 10}`,
  );
  return {
    arn,
    loadBalancerArn: loadBalancerArn(balancer, '50dc6c495c0c9188'),
    port,
    protocol: 'HTTP',
    rules: [
      ...rules.map(({ conditions, action }, index) => ({
        arn: ruleArn(arn, `9683b2d02a6cabe${index}`),
        priority: index + 1,
        conditions,
        actions: [action],
        tags: [],
      })),
      {
        arn: ruleArn(arn, '1291d13826f405c3'),
        priority: 'default',
        conditions: [],
        actions: [fallback],
        tags: [],
      },
    ],
    tags: [],
    carried: {},
  };
}

export const forwardTo = (...groups: TargetGroupView[]): RuleAction => ({
  type: 'forward',
  targetGroups: groups.map((group) => ({ targetGroupArn: group.id, weight: 1 })),
});

export const loadBalancerView = (
  name = 'web-alb',
  listeners: Listener[] = [],
): LoadBalancerView => ({
  kind: 'loadBalancer',
  id: loadBalancerArn(name, '50dc6c495c0c9188'),
  name,
  dnsName: `${name}-1.us-east-1.elb.amazonaws.com`,
  scheme: 'internet-facing',
  listeners,
});

export const trafficView = (name: string, balancer: LoadBalancerView, rate = 40): TrafficView => ({
  kind: 'traffic',
  id: `traffic/${name}`,
  name,
  source: defaultTraffic(name, balancer.id, rate),
  loadBalancerArn: balancer.id,
  ruleArn: balancer.listeners[0]?.rules.at(-1)?.arn ?? null,
  index: 0,
  currentRate: rate,
  okPercent: 100,
  failedPercent: 0,
  total: { ended: 1000, ok: 997, failed: 3 },
});

export const alarmView = (name: string, changes: Partial<AlarmView> = {}): AlarmView => ({
  kind: 'alarm',
  id: `arn:aws:cloudwatch:us-east-1:123456789012:alarm:${name}`,
  name,
  state: 'OK',
  stateReason: '',
  namespace: 'AWS/ApplicationELB',
  metricName: 'HTTPCode_Target_5XX_Count',
  dimensions: [],
  statistic: 'Sum',
  threshold: 5,
  comparisonOperator: 'GreaterThanThreshold',
  periodSeconds: 60,
  evaluationPeriods: 3,
  datapointsToAlarm: 2,
  treatMissingData: 'missing',
  recent: [],
  subjectIds: [],
  ...changes,
});

export const faultView = (faultId: string, changes: Partial<Fault> = {}): FaultView => ({
  kind: 'fault',
  id: `fault/${faultId}`,
  fault: { faultId, type: 'hang-task', startedAt: ZERO, active: true, taskArns: [], ...changes },
});

/** One container of a task, running. */
export const containerOf = (
  name: string,
  changes: Partial<TaskView['containers'][number]> = {},
): TaskView['containers'][number] => ({
  name,
  image: `${name}:1`,
  lastStatus: 'RUNNING',
  healthStatus: 'UNKNOWN',
  essential: true,
  restarts: 0,
  exitCode: null,
  reason: null,
  dependsOn: [],
  machine: machineAt('container', changes.lastStatus ?? 'RUNNING'),
  ...changes,
});

/** An m5.large of the cluster demo with nothing on it. */
export const instanceView = (
  name: string,
  changes: Partial<ContainerInstanceView> = {},
): ContainerInstanceView => ({
  kind: 'containerInstance',
  id: `arn:aws:ecs:us-east-1:123456789012:container-instance/demo/${name}`,
  name,
  ec2InstanceId: 'i-0a1b2c3d4e5f67890',
  instanceType: 'm5.large',
  clusterArn: clusterArn('demo'),
  availabilityZone: 'us-east-1a',
  privateIp: '10.0.0.4',
  status: 'ACTIVE',
  state: 'running',
  agentConnected: true,
  isSpot: false,
  capacityProvider: null,
  cpu: { registered: 2048, used: 0 },
  memory: { registered: 7764, used: 0 },
  ports: { reserved: [22, 2375, 2376, 51678, 51679, 51680], used: [] },
  interfaces: { limit: 2, used: 0 },
  runningTasks: 0,
  pendingTasks: 0,
  attributes: [],
  launchedAt: ZERO,
  machine: machineAt('container-instance', 'ACTIVE'),
  ...changes,
});

export const providerView = (
  name: string,
  changes: Partial<CapacityProviderView> = {},
): CapacityProviderView => ({
  kind: 'capacityProvider',
  id: `capacity-provider/${name}`,
  name,
  status: 'ACTIVE',
  clusterArns: [clusterArn('demo')],
  autoScalingGroup: { name: `${name}-asg`, min: 1, max: 10, desired: 3, instances: 3 },
  managedScaling: { status: 'ENABLED', targetCapacity: 100 },
  reservation: 80,
  ...changes,
});

export const fileSystemView = (
  name: string,
  changes: Partial<FileSystemView> = {},
): FileSystemView => ({
  kind: 'fileSystem',
  id: `file-system/fs-${name}`,
  fileSystemId: 'fs-0a1b2c3d4e5f67890',
  name,
  isDeclared: false,
  mountTargets: [],
  accessPoints: 0,
  taskArns: [],
  waitingTaskArns: [],
  fileCount: 3,
  unreachable: false,
  ...changes,
});

export const volumeView = (
  volumeId: string,
  taskArn: string,
  changes: Partial<EbsVolumeView> = {},
): EbsVolumeView => ({
  kind: 'ebsVolume',
  id: `volume/${volumeId}`,
  volumeId,
  name: 'data',
  taskArn,
  volumeType: 'gp3',
  sizeGiB: 20,
  state: 'in-use',
  fileCount: 0,
  ...changes,
});

export const callView = (
  from: ServiceView,
  to: ServiceView,
  changes: Partial<ServiceCallView> = {},
): ServiceCallView => ({
  kind: 'serviceCall',
  index: -1,
  id: `call/${from.name}/${to.name}`,
  name: to.name,
  fromServiceArn: from.id,
  toServiceArn: to.id,
  via: 'SERVICE_CONNECT',
  requestsPerSecond: 12,
  failedPercent: 0,
  p99Ms: 80,
  ...changes,
});
