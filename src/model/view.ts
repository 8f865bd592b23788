import type { AlarmState } from './alarm';
import type {
  CapacityProviderView,
  ContainerInstanceView,
  EbsVolumeView,
  FileSystemView,
  ServiceCallView,
  ServiceScalingView,
} from './infrastructure-view';
import type { DeploymentStrategy } from './deployment-configuration';
import type { Fault } from './fault';
import type { Listener, HealthCheckSettings, TargetHealthState } from './load-balancer';
import type { MachineState } from './machine-state';
import type { HealthStatus, StopCode, TaskStatus } from './task';
import type { SimMicros } from './sim-time';
import type { TrafficSource } from './traffic';

/**
 * What leaves the engine: plain values for screens. `id` is the ARN (clusters, services, tasks,
 * load balancers, target groups, alarms, container instances) or `traffic/NAME`, `fault/ID`,
 * `capacity-provider/NAME`, `file-system/fs-…`, `volume/vol-…`, `call/FROM/TO`. Anything deeper is
 * asked for by a describe.
 */
export type EntityView =
  | ClusterView
  | ServiceView
  | TaskView
  | LoadBalancerView
  | TargetGroupView
  | TrafficView
  | FaultView
  | AlarmView
  | ContainerInstanceView
  | CapacityProviderView
  | FileSystemView
  | EbsVolumeView
  | ServiceCallView;

export interface ClusterView {
  kind: 'cluster';
  id: string;
  name: string;
  status: string;
  capacity: string;
  runningTasks: number;
  pendingTasks: number;
  activeServices: number;
  capacityProviders: string[];
  defaultCapacityProviderStrategy: { capacityProvider: string; weight: number; base: number }[];
  /** Its setting containerInsights: `disabled`, `enabled`, `enhanced`. */
  containerInsights: string;
}

export interface ServiceView {
  kind: 'service';
  id: string;
  name: string;
  clusterArn: string;
  status: string;
  desired: number;
  running: number;
  pending: number;
  /** Of the running ones: UNHEALTHY by their containers, or with an unhealthy target. */
  unhealthy: number;
  launchType: string;
  taskDefinition: string;
  /** Who drives its deployments. */
  deploymentController: 'ECS' | 'CODE_DEPLOY' | 'EXTERNAL';
  minimumHealthyPercent: number;
  maximumPercent: number;
  healthCheckGracePeriodSeconds: number;
  schedulingStrategy: 'REPLICA' | 'DAEMON';
  /** As given; empty for a launch type. */
  capacityProviderStrategy: { capacityProvider: string; weight: number; base: number }[];
  /** In words: `spread attribute:ecs.availability-zone`, `binpack memory`; empty on Fargate. */
  placement: string[];
  /** Null without a scalable target. */
  scaling: ServiceScalingView | null;
  targetGroupArns: string[];
  /** Groups that its next deployment puts the new revision behind, in the order of the others. */
  alternateTargetGroupArns: string[];
  /**
   * ARNs of the rules (or, without one, of the listeners) whose traffic its deployments shift, and
   * of those that send test traffic to the revision that comes. Empty for a rolling update.
   */
  productionRoutes: string[];
  testRoutes: string[];
  /**
   * Newest first. `taskDefinition` is `family:revision`. With a controller other than ECS its task
   * sets, which have no machine.
   */
  deployments: {
    id: string;
    status: string;
    taskDefinition: string;
    desired: number;
    running: number;
    pending: number;
    failedTasks: number;
    rolloutState: string;
    rolloutStateReason: string;
    /** When its service revision was made; going back to it does not change that. */
    createdAt: SimMicros;
    machine: MachineState | null;
    /** Of a task set: the groups its tasks are registered with. */
    targetGroupArns?: string[];
  }[];
  steady: boolean;
  /** Over the last ten whole seconds, its errors 5xx of tasks and load balancers, in percent. */
  recent: { requestsPerSecond: number; errorPercent: number };
  /**
   * Tasks that are wanted are not there: there is no place for them, or their starts fail again
   * and again.
   */
  trouble: 'placement' | 'starts' | null;
  /** The service deployment under way, or the last one that ended. */
  serviceDeployment: ServiceDeploymentView | null;
}

/** A service deployment (or a CodeDeploy deployment) as the screen shows it while it goes on. */
export interface ServiceDeploymentView {
  /** ARN of the service deployment; of CodeDeploy, `d-…`. */
  id: string;
  /** `ecs-svc/…` of the target revision. */
  deploymentId: string;
  strategy: DeploymentStrategy | 'CODE_DEPLOY';
  /** `SUCCESSFUL`, `ROLLBACK_IN_PROGRESS` …; of CodeDeploy, `InProgress` … */
  status: string;
  statusReason: string | null;
  isOver: boolean;
  startedAt: SimMicros;
  finishedAt: SimMicros | null;
  /** In order, those of the way back last; a rolling update has none. */
  stages: {
    stage: string;
    state: 'done' | 'current' | 'ahead';
    isRollback: boolean;
    startedAt: SimMicros | null;
    endedAt: SimMicros | null;
  }[];
  stage: string | null;
  step: { index: number; of: number; startedAt: SimMicros } | null;
  /** Percent of the traffic of a canary, or of each step of a linear shift. */
  shiftPercent: number | null;
  /** What the stage waits for, in a few words, and when that ends by itself. */
  awaiting: { what: string; endsAt: SimMicros | null } | null;
  /**
   * Pause hooks that wait for an answer; of CodeDeploy its waits, by their deploymentWaitType.
   */
  pauses: {
    hookId: string;
    stage: string;
    expiresAt: SimMicros;
    timeoutAction: 'ROLLBACK' | 'CONTINUE';
  }[];
  /**
   * Functions of lifecycle hooks that have been called and have not answered for good. With
   * CodeDeploy they are called once, and somebody else must report.
   */
  hooks: {
    /** `ecs-lambda-…`; of CodeDeploy the execution's id. */
    hookId: string;
    functionName: string;
    stage: string;
    /** When it is called again; null where it is not. */
    nextCallAt: SimMicros | null;
    expiresAt: SimMicros;
  }[];
  /**
   * Source first. Rates and latencies over the last ten whole seconds; once it is over, those of
   * the whole deployment.
   */
  revisions: {
    role: 'source' | 'target';
    deploymentId: string;
    taskDefinition: string;
    /** Percent asked for; null where the strategy shifts no traffic. */
    productionWeight: number | null;
    testWeight: number | null;
    running: number;
    desired: number;
    requestsPerSecond: number;
    errorPercent: number;
    p99Ms: number;
  }[];
  /**
   * Requests a second that a group both revisions are behind answered itself, for want of a target.
   */
  unservedPerSecond: number;
  alarms: { name: string; state: AlarmState; triggered: boolean }[];
  breaker: { status: string; failureCount: number; threshold: number };
  /** StopServiceDeployment would be taken. */
  canRollBack: boolean;
  /** The strategy's machine, where it has one of its own. */
  machine: MachineState | null;
}

export interface AlarmView {
  kind: 'alarm';
  /** Its ARN. */
  id: string;
  name: string;
  state: AlarmState;
  stateReason: string;
  namespace: string;
  metricName: string;
  dimensions: { name: string; value: string }[];
  statistic: string;
  threshold: number;
  comparisonOperator: string;
  periodSeconds: number;
  evaluationPeriods: number;
  datapointsToAlarm: number;
  treatMissingData: string;
  /** Newest last; null where there was no data. */
  recent: (number | null)[];
  /** Ids of the load balancer, target group or service that its dimensions name. */
  subjectIds: string[];
}

export interface TaskView {
  kind: 'task';
  id: string;
  shortId: string;
  clusterArn: string;
  serviceArn: string | null;
  deploymentId: string | null;
  /** `family:revision`. */
  taskDefinition: string;
  /** `us-east-1a`. */
  availabilityZone: string;
  privateIp: string;
  lastStatus: TaskStatus;
  desiredStatus: string;
  healthStatus: HealthStatus;
  launchType: string;
  /** Of EC2 tasks: the container instance's ARN, null while none has been found. */
  containerInstanceArn: string | null;
  capacityProvider: string | null;
  networkMode: string;
  /** What it mounts, by the task definition's volume names. */
  volumes: {
    name: string;
    type: 'efs' | 's3files' | 'ebs' | 'docker' | 'host' | 'bind';
    /** `fs-…`, `vol-…`, the source path; null where there is nothing to name. */
    resource: string | null;
  }[];
  cpu: string;
  memory: string;
  createdAt: SimMicros;
  /** ACTIVATING, and not come to its images yet: what it is at, as `mounting EFS`; else null. */
  initializing: string | null;
  startedAt: SimMicros | null;
  stoppedAt: SimMicros | null;
  stopCode: StopCode | null;
  stoppedReason: string | null;
  machine: MachineState;
  containers: {
    name: string;
    image: string;
    lastStatus: string;
    healthStatus: HealthStatus;
    essential: boolean;
    /** Times that its restart policy has started it again. */
    restarts: number;
    exitCode: number | null;
    reason: string | null;
    /** What it waits for before it starts, as its definition says. */
    dependsOn: { containerName: string; condition: string }[];
    machine: MachineState;
  }[];
  /** One per target group the task is (still) registered with. */
  targets: {
    targetGroupArn: string;
    id: string;
    port: number;
    slot: number;
    health: TargetHealthState;
    reason: string | null;
    machine: MachineState;
    /** When draining: its start and end. */
    drainStartedAt: SimMicros | null;
    drainEndsAt: SimMicros | null;
    /** The last health checks, newest last: 1 passed, 0 failed. At most 24. */
    checks: number[];
  }[];
  /** Requests worked on or waiting at this task now. */
  outstanding: number;
  served: number;
  /** Percent of the task's CPU and memory over the last whole second. */
  cpuPercent: number;
  memoryPercent: number;
  latencyMs: { p50: number; p99: number };
}

export interface LoadBalancerView {
  kind: 'loadBalancer';
  id: string;
  name: string;
  dnsName: string;
  scheme: string;
  listeners: Listener[];
}

export interface TargetGroupView {
  kind: 'targetGroup';
  id: string;
  name: string;
  port: number;
  targetType: string;
  algorithm: string;
  deregistrationDelaySeconds: number;
  /** 0 without one. */
  slowStartSeconds: number;
  /** Of targets; a rule's own stickiness stands in its action. */
  stickiness: { type: 'lb_cookie' | 'app_cookie'; durationSeconds: number } | null;
  crossZone: boolean;
  anomalyMitigation: boolean;
  healthCheck: HealthCheckSettings;
  /**
   * State of the routing machine: no-targets, round-robin, least-outstanding-requests,
   * weighted-random, fail-open.
   */
  routing: MachineState;
  loadBalancerArns: string[];
  targets: {
    id: string;
    port: number;
    slot: number;
    taskArn: string | null;
    health: TargetHealthState;
    outstanding: number;
    /** While it warms up; null also when its group knows no slow start. */
    slowStart: { from: SimMicros; until: SimMicros } | null;
    anomalous: boolean;
    /** Of a full share of requests, what anomaly mitigation leaves it; 1 without. */
    share: number;
  }[];
}

export interface TrafficView {
  kind: 'traffic';
  id: string;
  name: string;
  source: TrafficSource;
  loadBalancerArn: string;
  /** The listener rule that takes its requests as rules are now; null when nothing listens. */
  ruleArn: string | null;
  /** Number of this client in dot segments. */
  index: number;
  /** Requests per second the pattern asks for now. */
  currentRate: number;
  /**
   * Over the last 10 whole seconds: answered well, in percent; 5xx and client time-outs, in
   * percent.
   */
  okPercent: number;
  failedPercent: number;
  /** Requests that have ended in all whole seconds so far: for shares over other stretches. */
  total: { ended: number; ok: number; failed: number };
}

export interface FaultView {
  kind: 'fault';
  id: string;
  fault: Fault;
}

/** One thing that happened, in order of `seq`. `subject` is an entity id. */
export interface DomainEvent {
  seq: number;
  at: SimMicros;
  /**
   * ServiceEvent, TaskStateChange, TargetHealthChange, DeploymentStateChange, FaultInjected,
   * FaultCleared, Command …
   */
  type: string;
  subject: string;
  message: string;
  /** The service it concerns, if any. */
  serviceArn?: string;
  /**
   * Where EventBridge is given it too: `ECS Task State Change` …, and of its `detail` what cannot
   * be told later. `describe-events --type EventBridge` has the whole of it.
   */
  detailType?: string;
  detail?: Record<string, unknown>;
}

/** Figures of one whole simulated second for one load balancer (`loadBalancerArn`). */
export interface MetricPoint {
  second: number;
  loadBalancerArn: string;
  requests: number;
  target2xx: number;
  target3xx: number;
  target4xx: number;
  target5xx: number;
  elb3xx: number;
  elb4xx: number;
  /** 500, and fixed responses with a 5xx code that has no figure of its own. */
  elb500: number;
  elb502: number;
  elb503: number;
  elb504: number;
  clientTimeouts: number;
  /** Connections to a port that nothing listens on; in no other figure. */
  refused: number;
  p50Ms: number;
  p90Ms: number;
  p99Ms: number;
  /**
   * How many requests took how long: bin, count, bin, count …, only bins with something in them, in
   * order. `model/latency-bins.ts` says where a bin begins.
   */
  latencies: readonly number[];
  healthyHosts: number;
  unhealthyHosts: number;
  /**
   * Outstanding requests at the end of the second, by target. Of more than
   * `LIMITS.outstandingPerPoint` targets so many, evenly by rank, the busiest first.
   */
  outstanding: { taskArn: string | null; count: number }[];
}

/** Percent of what each task may use: the mean over the tasks that answer, and the highest. */
export interface TaskUse {
  mean: number;
  max: number;
}

/** One service at the end of a second. */
export interface CountPoint {
  second: number;
  serviceArn: string;
  running: number;
  pending: number;
  desired: number;
  /** How many tasks are in which state; states nobody is in are left out, and so is STOPPED. */
  states: Partial<Record<TaskStatus, number>>;
  /** Over the second; null while no task answers. */
  cpu: TaskUse | null;
  memory: TaskUse | null;
  /** Revisions that requests were sent to in the second, or that a share of them is asked for. */
  revisions: RevisionShare[];
}

/** What of a service's production traffic one revision gets. */
export interface RevisionShare {
  /** `ecs-svc/…` */
  deploymentId: string;
  /** `family:revision`. */
  taskDefinition: string;
  /** Production requests that the load balancers sent to its tasks in the second. */
  sent: number;
  /** Percent of the production traffic that the rules give it; null where nobody shifts traffic. */
  weight: number | null;
}

/** What everything costs by list price, every ten seconds. Unknown prices are in neither figure. */
export interface CostPoint {
  second: number;
  /** US dollars for an hour of what is in use now. */
  usdPerHour: number;
  /** US dollars that the run has come to so far. */
  usdSoFar: number;
  /** Of that: capacity units of load balancers, which go by their requests. */
  usdOfRequests: number;
}

/**
 * Numbers per dot segment in `Frame.dots`: at (µs), request number, hop, traffic index, target slot
 * (-1 for none), outcome.
 */
export const DOT_STRIDE = 6;
export const HOP = { toLoadBalancer: 0, toTarget: 1, answer: 2, refused: 3 } as const;
export const OUTCOME = { underWay: 0, ok: 1, failed: 2 } as const;

/** Everything that changed since the frame before. */
export interface Frame {
  now: SimMicros;
  /** True when it replaces all that was known (first frame, restart, seek). */
  reset: boolean;
  upserts: EntityView[];
  removals: string[];
  events: DomainEvent[];
  metrics: MetricPoint[];
  counts: CountPoint[];
  costs: CostPoint[];
  dots: Float64Array;
  /** One in `dotSampling` requests is drawn. */
  dotSampling: number;
}
