/** Views as the engine sends them, made by hand, for tests of what is drawn of them. */
import {
  clusterArn,
  listenerArn,
  loadBalancerArn,
  ruleArn,
  serviceArn,
  shortTaskId,
  targetGroupArn,
  taskArn,
} from '../../src/model/ids';
import type { TargetHealthState } from '../../src/model/load-balancer';
import type { MachineState } from '../../src/model/machine-state';
import { type SimMicros, seconds, ZERO } from '../../src/model/sim-time';
import type {
  ClusterView,
  EntityView,
  FaultView,
  LoadBalancerView,
  ServiceView,
  TargetGroupView,
  TaskView,
  TrafficView,
} from '../../src/model/view';

const machine = (name: string, value: string): MachineState => ({
  machine: name,
  value,
  context: {},
  timers: {},
  enteredAt: ZERO,
  history: [],
});

export function sampleCluster(name = 'prod', over: Partial<ClusterView> = {}): ClusterView {
  return {
    kind: 'cluster',
    id: clusterArn(name),
    name,
    status: 'ACTIVE',
    capacity: 'FARGATE',
    runningTasks: 0,
    pendingTasks: 0,
    activeServices: 0,
    ...over,
  };
}

/** `revisions` newest first: task definition, tasks running and wanted, rollout state. */
export function sampleService(
  name: string,
  revisions: { id: string; revision: string; running: number; desired: number; state?: string }[],
  over: Partial<ServiceView> = {},
): ServiceView {
  const running = revisions.reduce((sum, one) => sum + one.running, 0);
  return {
    kind: 'service',
    id: serviceArn('prod', name),
    name,
    clusterArn: clusterArn('prod'),
    status: 'ACTIVE',
    desired: revisions[0]?.desired ?? 0,
    running,
    pending: 0,
    launchType: 'FARGATE',
    taskDefinition: revisions[0]?.revision ?? '',
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    healthCheckGracePeriodSeconds: 0,
    targetGroupArns: [],
    deployments: revisions.map((one, i) => ({
      id: one.id,
      status: i === 0 ? 'PRIMARY' : 'ACTIVE',
      taskDefinition: one.revision,
      desired: one.desired,
      running: one.running,
      pending: 0,
      failedTasks: 0,
      rolloutState: one.state ?? 'COMPLETED',
      rolloutStateReason: '',
      machine: machine('rolling-deployment', one.state ?? 'COMPLETED'),
    })),
    steady: revisions.length === 1,
    ...over,
  };
}

/** A 32-digit id that differs from the first digit on. */
function sampleTaskId(n: number): string {
  const hex = ((n + 1) * 2654435761) % 4294967296;
  return `${hex.toString(16).padStart(8, '0')}${String(n).padStart(24, '0')}`;
}

export function sampleTask(n: number, over: Partial<TaskView> = {}): TaskView {
  const id = sampleTaskId(n);
  const status = over.lastStatus ?? 'RUNNING';
  return {
    kind: 'task',
    id: taskArn('prod', id),
    shortId: shortTaskId(id),
    clusterArn: clusterArn('prod'),
    serviceArn: null,
    deploymentId: null,
    taskDefinition: 'api:41',
    availabilityZone: `us-east-1${'abc'[n % 3]}`,
    privateIp: `10.0.0.${n + 10}`,
    lastStatus: status,
    desiredStatus: 'RUNNING',
    healthStatus: 'UNKNOWN',
    launchType: 'FARGATE',
    cpu: '256',
    memory: '512',
    createdAt: seconds(n),
    startedAt: seconds(n + 20),
    stoppedAt: null,
    stopCode: null,
    stoppedReason: null,
    machine: machine('task', status),
    containers: [
      {
        name: 'web',
        image: 'web:1',
        lastStatus: 'RUNNING',
        healthStatus: 'UNKNOWN',
        exitCode: null,
        reason: null,
        machine: machine('container', 'RUNNING'),
      },
    ],
    targets: [],
    outstanding: 0,
    served: 0,
    cpuPercent: 0,
    memoryPercent: 0,
    latencyMs: { p50: 0, p99: 0 },
    ...over,
  };
}

/** The registration of a task in a group, as the task's own view holds it. */
export function sampleTarget(
  group: string,
  health: TargetHealthState,
  drain?: { from: SimMicros; to: SimMicros },
): TaskView['targets'][number] {
  return {
    targetGroupArn: sampleTargetGroupArn(group),
    id: '10.0.0.10',
    port: 80,
    slot: 0,
    health,
    reason: null,
    machine: machine('target-health', health),
    drainStartedAt: drain?.from ?? null,
    drainEndsAt: drain?.to ?? null,
    checks: [],
  };
}

const sampleTargetGroupArn = (name: string): string => targetGroupArn(name, 'abcdef0123');

export function sampleTargetGroup(
  name: string,
  tasks: readonly TaskView[],
  over: Partial<TargetGroupView> = {},
): TargetGroupView {
  return {
    kind: 'targetGroup',
    id: sampleTargetGroupArn(name),
    name,
    port: 80,
    targetType: 'ip',
    algorithm: 'least_outstanding_requests',
    deregistrationDelaySeconds: 30,
    healthCheck: {
      protocol: 'HTTP',
      port: 'traffic-port',
      path: '/healthz',
      intervalSeconds: 10,
      timeoutSeconds: 5,
      healthyThreshold: 2,
      unhealthyThreshold: 2,
      matcher: '200',
    },
    routing: machine('target-group-routing', 'round-robin'),
    loadBalancerArns: [],
    targets: tasks
      .filter((task) => task.targets.length > 0)
      .map((task, slot) => ({
        id: task.privateIp,
        port: 80,
        slot,
        taskArn: task.id,
        health: task.targets[0]!.health,
        outstanding: task.outstanding,
      })),
    ...over,
  };
}

/** One listener on port 80 that forwards by weight; `more` adds listeners. */
export function sampleLoadBalancer(
  name: string,
  weights: { group: string; weight: number }[],
  more: LoadBalancerView['listeners'] = [],
): LoadBalancerView {
  const id = loadBalancerArn(name, 'abcdef');
  const listener = sampleListener(id, 80, weights);
  return {
    kind: 'loadBalancer',
    id,
    name,
    dnsName: `${name}.us-east-1.elb.amazonaws.com`,
    scheme: 'internet-facing',
    listeners: [...(weights.length > 0 ? [listener] : []), ...more],
  };
}

export function sampleListener(
  lbArn: string,
  port: number,
  weights: { group: string; weight: number }[],
): LoadBalancerView['listeners'][number] {
  const arn = listenerArn(lbArn, String(port));
  const targetGroups = weights.map(({ group, weight }) => ({
    targetGroupArn: sampleTargetGroupArn(group),
    weight,
  }));
  return {
    arn,
    loadBalancerArn: lbArn,
    port,
    protocol: 'HTTP',
    rules: [
      {
        arn: ruleArn(arn, 'default'),
        priority: 'default',
        conditions: [],
        actions: [{ type: 'forward', targetGroups }],
        tags: [],
      },
    ],
    tags: [],
    carried: {},
  };
}

export function sampleTraffic(name: string, lb: LoadBalancerView, rate: number): TrafficView {
  return {
    kind: 'traffic',
    id: `traffic/${name}`,
    name,
    source: {
      name,
      loadBalancerArn: lb.id,
      rate,
      pattern: 'poisson',
      listenerPort: 80,
      path: '/',
      method: 'GET',
      headers: [],
      clients: 1,
      clientTimeoutSeconds: 60,
    },
    loadBalancerArn: lb.id,
    index: 0,
    currentRate: rate,
    okPercent: 99.7,
    failedPercent: 0.3,
  };
}

export function sampleFault(over: Partial<FaultView['fault']> = {}): FaultView {
  const fault = {
    faultId: 'f-1',
    type: 'slow-task' as const,
    startedAt: ZERO,
    endsAt: seconds(90),
    active: true,
    taskArns: ['a', 'b'],
    factor: 4,
    ...over,
  };
  return { kind: 'fault', id: `fault/${fault.faultId}`, fault };
}

/** By id, in the order given. */
export const entityMap = (views: readonly EntityView[]): Map<string, EntityView> =>
  new Map(views.map((view) => [view.id, view]));
