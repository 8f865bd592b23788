/** Views of a cluster `prod` in the middle of things, for tests of what is drawn of them. */
import { clusterArn, serviceArn, shortTaskId, targetGroupArn, taskArn } from '../../src/model/ids';
import {
  DEFAULT_HEALTH_CHECK,
  type Listener,
  type RuleAction,
  type TargetHealthState,
} from '../../src/model/load-balancer';
import { type SimMicros, seconds } from '../../src/model/sim-time';
import type {
  AlarmView,
  ClusterView,
  FaultView,
  LoadBalancerView,
  ServiceView,
  TargetGroupView,
  TaskView,
  TrafficView,
} from '../../src/model/view';
import {
  alarmView,
  clusterView,
  containerOf,
  faultView,
  listenerOf,
  loadBalancerView,
  machineAt,
  serviceView,
  targetGroupView,
  taskView,
  trafficView,
} from './entity-views';

const IN_PROD = { clusterArn: clusterArn('prod') };

export const sampleCluster = (name = 'prod', over: Partial<ClusterView> = {}): ClusterView => ({
  ...clusterView(name),
  ...over,
});

/** `revisions` newest first: task definition, tasks running and wanted, rollout state. */
export function sampleService(
  name: string,
  revisions: { id: string; revision: string; running: number; desired: number; state?: string }[],
  over: Partial<ServiceView> = {},
): ServiceView {
  return serviceView(name, {
    ...IN_PROD,
    id: serviceArn('prod', name),
    desired: revisions[0]?.desired ?? 0,
    running: revisions.reduce((sum, one) => sum + one.running, 0),
    taskDefinition: revisions[0]?.revision ?? '',
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
      createdAt: seconds(revisions.length - i),
      machine: machineAt('rolling-deployment', one.state ?? 'COMPLETED'),
    })),
    steady: revisions.length === 1,
    ...over,
  });
}

/** A 32-digit id that differs from the first digit on. */
function sampleTaskId(n: number): string {
  const hex = ((n + 1) * 2654435761) % 4294967296;
  return `${hex.toString(16).padStart(8, '0')}${String(n).padStart(24, '0')}`;
}

export function sampleTask(n: number, over: Partial<TaskView> = {}): TaskView {
  const id = sampleTaskId(n);
  const lastStatus = over.lastStatus ?? 'RUNNING';
  return taskView(id, {
    ...IN_PROD,
    id: taskArn('prod', id),
    shortId: shortTaskId(id),
    taskDefinition: 'api:41',
    availabilityZone: `us-east-1${'abc'[n % 3]}`,
    privateIp: `10.0.0.${n + 10}`,
    lastStatus,
    createdAt: seconds(n),
    startedAt: seconds(n + 20),
    machine: machineAt('task', lastStatus),
    containers: [containerOf('web')],
    ...over,
  });
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
    machine: machineAt('target-health', health),
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
  return targetGroupView(name, {
    id: sampleTargetGroupArn(name),
    algorithm: 'least_outstanding_requests',
    deregistrationDelaySeconds: 30,
    healthCheck: {
      ...DEFAULT_HEALTH_CHECK,
      path: '/healthz',
      intervalSeconds: 10,
      healthyThreshold: 2,
    },
    targets: tasks
      .filter((task) => task.targets.length > 0)
      .map((task, slot) => ({
        id: task.privateIp,
        port: 80,
        slot,
        taskArn: task.id,
        health: task.targets[0]!.health,
        outstanding: task.outstanding,
        slowStart: null,
        anomalous: false,
        share: 1,
      })),
    ...over,
  });
}

type Weights = { group: string; weight: number }[];

/** One listener on port 80 that forwards by weight; `more` adds listeners. */
export const sampleLoadBalancer = (
  name: string,
  weights: Weights,
  more: Listener[] = [],
): LoadBalancerView =>
  loadBalancerView(name, [
    ...(weights.length > 0 ? [sampleListener(name, 80, weights)] : []),
    ...more,
  ]);

export function sampleListener(balancer: string, port: number, weights: Weights): Listener {
  const targetGroups = weights.map(({ group, weight }) => ({
    targetGroupArn: sampleTargetGroupArn(group),
    weight,
  }));
  const forward: RuleAction = { type: 'forward', targetGroups };
  return listenerOf(balancer, port, forward);
}

export const sampleTraffic = (name: string, lb: LoadBalancerView, rate: number): TrafficView => ({
  ...trafficView(name, lb, rate),
  okPercent: 99.7,
  failedPercent: 0.3,
});

/** Watches a load balancer; in ALARM, with a gap in what it has seen. */
export const sampleAlarm = (name: string, lb: LoadBalancerView): AlarmView =>
  alarmView(`${name}-5xx-high`, {
    state: 'ALARM',
    recent: [0, 1, null, 3, 9, 12],
    subjectIds: [lb.id],
  });

export const sampleFault = (over: Partial<FaultView['fault']> = {}): FaultView =>
  faultView('f-1', {
    type: 'slow-task',
    endsAt: seconds(90),
    taskArns: ['a', 'b'],
    factor: 4,
    ...over,
  });
