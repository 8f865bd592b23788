/**
 * From what the engine said of one entity to what its card shows. Pure and by value, so that a
 * memoised node compares cheaply: give `now` in whole seconds, since only remaining times use it.
 * `label` is the sandbox's own name for a node and stands in for AWS's.
 */
import type { Fault } from '../model/fault';
import type { TargetHealthState } from '../model/load-balancer';
import { type SimMicros, US_PER_SECOND } from '../model/sim-time';
import type {
  ClusterView,
  EntityView,
  FaultView,
  LoadBalancerView,
  ServiceView,
  TargetGroupView,
  TrafficView,
} from '../model/view';
import type {
  ClientFacts,
  ClusterFacts,
  FaultFacts,
  LoadBalancerFacts,
  PipShape,
  RevisionGroupFacts,
  ServiceFacts,
  TargetGroupFacts,
} from './facts';
import { listenerFacts } from './listener-facts';
import {
  LEFTOVER,
  type Known,
  roleOfTargetGroup,
  rolesOfService,
  rolesOfTargets,
} from './revision-roles';
import { routeUses } from './traffic-routes';
import { slotCount, type TaskSlots } from './task-slots';
import type { RevisionRole, Tone } from './tokens';

/** Looks entities up by id in what the engine said. */
export function knownFrom(entities: ReadonlyMap<string, EntityView>): Known {
  const of =
    <Kind extends EntityView['kind']>(kind: Kind) =>
    (id: string) => {
      const view = entities.get(id);
      return view?.kind === kind ? (view as Extract<EntityView, { kind: Kind }>) : undefined;
    };
  let uses: ReturnType<typeof routeUses> | undefined;
  return {
    task: of('task'),
    service: of('service'),
    targetGroup: of('targetGroup'),
    routeUses: () => (uses ??= routeUses(entities)),
  };
}

export function clusterFacts(view: ClusterView, label?: string): ClusterFacts {
  return {
    name: label || view.name,
    capacity: view.capacity,
    runningTasks: view.runningTasks,
    pendingTasks: view.pendingTasks,
    services: view.activeServices,
  };
}

function serviceState(view: ServiceView): { state: string; tone: Tone } {
  const newest = view.deployments[0];
  if (view.status === 'DRAINING') return { state: 'draining', tone: 'draining' };
  if (newest && /rolling back/i.test(newest.rolloutStateReason)) {
    return { state: 'rolling back', tone: 'failing' };
  }
  if (newest?.rolloutState === 'FAILED') return { state: 'deployment failed', tone: 'failing' };
  if (view.deployments.length > 1) return { state: 'deploying', tone: 'waiting' };
  if (view.desired === 0 && view.running + view.pending === 0) {
    return { state: 'no tasks wanted', tone: 'plain' };
  }
  if (view.steady) return { state: 'steady', tone: 'plain' };
  if (newest?.rolloutState === 'IN_PROGRESS') return { state: 'deploying', tone: 'waiting' };
  return { state: 'settling', tone: 'waiting' };
}

const CAPTIONS: Record<RevisionRole, string> = {
  source: 'source revision',
  target: 'target revision',
  third: 'earlier revision',
  neutral: 'revision',
};

/** Key of a deployment's group in `TaskSlots`. */
const slotKey = (view: ServiceView, group: string): string => `${view.id} ${group}`;

function revisionGroups(view: ServiceView, slots: TaskSlots): RevisionGroupFacts[] {
  const roles = rolesOfService(view);
  const alone = view.deployments.length === 1;
  const oldestFirst = view.deployments.toReversed().sort((a, b) => a.createdAt - b.createdAt);
  const groups = oldestFirst.map((one): RevisionGroupFacts => {
    const role = roles.get(one.id) ?? 'third';
    return {
      key: one.id,
      revision: one.taskDefinition,
      role,
      caption: alone ? 'revision' : CAPTIONS[role],
      running: one.running,
      desired: one.desired,
      slots: slotCount(slots[slotKey(view, one.id)], one.desired),
      isEmpty: Object.keys(slots[slotKey(view, one.id)] ?? {}).length === 0,
    };
  });
  const leftover = slotCount(slots[slotKey(view, LEFTOVER)], 0);
  if (leftover === 0) return groups;
  const left = { key: LEFTOVER, revision: 'earlier tasks', role: 'third' as const };
  const counts = { running: 0, desired: 0, slots: leftover, isEmpty: false };
  return [{ ...left, caption: '', ...counts }, ...groups];
}

/**
 * Groups stand oldest first, so that a new revision appears below and moves nothing, nor does going
 * back to the old one.
 */
export function serviceFacts(view: ServiceView, slots: TaskSlots, label?: string): ServiceFacts {
  return {
    name: label || view.name,
    running: view.running,
    desired: view.desired,
    pending: view.pending,
    unhealthy: view.unhealthy,
    percents: `${view.minimumHealthyPercent}/${view.maximumPercent} %`,
    ...serviceState(view),
    groups: revisionGroups(view, slots),
  };
}

export function loadBalancerFacts(
  view: LoadBalancerView,
  known: Known,
  label?: string,
): LoadBalancerFacts {
  return {
    name: label || view.name,
    caption: view.scheme === 'internal' ? 'internal load balancer' : 'load balancer',
    listeners: view.listeners.map((listener) => listenerFacts(listener, known)),
  };
}

const ALGORITHMS: Record<string, string> = {
  round_robin: 'round robin',
  least_outstanding_requests: 'least outstanding',
  weighted_random: 'weighted random',
};

const PIPS: Record<TargetHealthState, PipShape> = {
  initial: 'starting',
  healthy: 'healthy',
  unhealthy: 'failing',
  draining: 'draining',
  unused: 'unused',
};

export function targetGroupFacts(
  view: TargetGroupView,
  known: Known,
  label?: string,
): TargetGroupFacts {
  const check = view.healthCheck;
  const roles = rolesOfTargets(view, known);
  return {
    name: label || view.name,
    role: roleOfTargetGroup(view, known),
    algorithm: ALGORITHMS[view.algorithm] ?? view.algorithm,
    check: `${check.path} · ${check.intervalSeconds} s · ${check.healthyThreshold}/${check.unhealthyThreshold}`,
    checkTitle:
      `${check.protocol} ${check.path} every ${check.intervalSeconds} s, time-out ` +
      `${check.timeoutSeconds} s; healthy after ${check.healthyThreshold} passes, unhealthy ` +
      `after ${check.unhealthyThreshold} failures`,
    failOpen: view.routing.value === 'fail-open',
    pips: view.targets.map(({ health }, i) => ({ shape: PIPS[health], role: roles[i]! })),
  };
}

/** `120`, `2.5`: a rate without needless digits. */
export function rateWords(rate: number): string {
  return rate >= 10 || Number.isInteger(rate) ? String(Math.round(rate)) : rate.toFixed(1);
}

const PATTERNS: Record<TrafficView['source']['pattern'], string> = {
  poisson: 'Poisson',
  constant: 'constant',
  ramp: 'ramp',
  spike: 'spikes',
  sine: 'sine',
};

/** `sparkline`: requests of the last seconds, oldest first. */
export function clientFacts(
  view: TrafficView,
  sparkline: readonly number[],
  label?: string,
): ClientFacts {
  const pattern = view.source.replay ? 'replay' : PATTERNS[view.source.pattern];
  return {
    name: label || view.name,
    pattern:
      view.loadBalancerArn === '' ? 'not connected' : `${pattern} ${rateWords(view.currentRate)}/s`,
    sparkline: [...sparkline],
    okPercent: view.okPercent,
    failedPercent: view.failedPercent,
  };
}

function scopeOf(fault: Fault): string {
  if (fault.availabilityZone) return fault.availabilityZone;
  const tasks = `${fault.taskArns.length} ${fault.taskArns.length === 1 ? 'task' : 'tasks'}`;
  if (fault.factor !== undefined) return `${tasks} · ×${fault.factor}`;
  if (fault.errorRate !== undefined) return `${tasks} · ${Math.round(fault.errorRate * 100)} %`;
  return tasks;
}

export function faultFacts(view: FaultView, now: SimMicros, label?: string): FaultFacts {
  const { fault } = view;
  const left = fault.endsAt === undefined ? null : Math.max(0, fault.endsAt - now);
  const lasting = left === null ? 'until cleared' : `${Math.ceil(left / US_PER_SECOND)} s left`;
  return {
    type: label || fault.type,
    scope: scopeOf(fault),
    remaining: fault.active ? lasting : 'done',
    active: fault.active,
  };
}
