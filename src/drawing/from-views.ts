/**
 * From what the engine said of one entity to what its card shows. Pure and by value, so that a
 * memoised node compares cheaply: give `now` in whole seconds, since only remaining times use it.
 * `label` is the sandbox's own name for a node and stands in for AWS's.
 */
import { lastPart } from '../model/ids';
import type { Fault } from '../model/fault';
import type { TargetHealthState } from '../model/load-balancer';
import { formatTimeLeft, type SimMicros } from '../model/sim-time';
import type {
  ClusterView,
  EntityView,
  FaultView,
  LoadBalancerView,
  TargetGroupView,
  TrafficView,
} from '../model/view';
import { sectionsOf } from './capacity-sections';
import type {
  ClientFacts,
  ClusterFacts,
  FaultFacts,
  LoadBalancerFacts,
  PipShape,
  TargetGroupFacts,
} from './facts';
import { listenerFacts } from './listener-facts';
import { type Known, roleOfTargetGroup, rolesOfTargets } from './revision-roles';
import { routeUses } from './traffic-routes';

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

/** Instances and capacity providers that are drawn in a cluster. */
function capacityIn(entities: ReadonlyMap<string, EntityView>, id: string) {
  const own = sectionsOf(entities).filter(({ clusterArn }) => clusterArn === id);
  return {
    instances: own.reduce((sum, { instances }) => sum + instances.length, 0),
    providers: own.filter(({ provider }) => provider !== null).length,
  };
}

export function clusterFacts(
  view: ClusterView,
  entities: ReadonlyMap<string, EntityView>,
  label?: string,
): ClusterFacts {
  return {
    name: label || view.name,
    capacity: view.capacity,
    runningTasks: view.runningTasks,
    pendingTasks: view.pendingTasks,
    services: view.activeServices,
    ...capacityIn(entities, view.id),
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
    ...(view.total.ended === 0 && { isUnanswered: true }),
  };
}

/** Faults of what tasks need, aimed at nothing in particular. */
const EVERYWHERE: Partial<Record<Fault['type'], string>> = {
  'registry-outage': 'every registry',
  'exhaust-subnet-ips': 'every subnet',
  'efs-unreachable': 'every file system',
  'capacity-unavailable': 'all of Fargate',
};

function scopeOf(fault: Fault): string {
  const { availabilityZone, alarmName, resource, instanceArns, taskArns } = fault;
  if (availabilityZone) return availabilityZone;
  if (alarmName) return alarmName;
  if (instanceArns && taskArns.length === 0) {
    return `${instanceArns.length} ${instanceArns.length === 1 ? 'instance' : 'instances'}`;
  }
  // A service is named by its ARN, the others by what they are called.
  if (resource) return resource.startsWith('arn:') ? lastPart(resource) : resource;
  if (EVERYWHERE[fault.type] !== undefined) return EVERYWHERE[fault.type]!;
  const tasks = `${taskArns.length} ${taskArns.length === 1 ? 'task' : 'tasks'}`;
  if (fault.factor !== undefined) return `${tasks} · ×${fault.factor}`;
  if (fault.errorRate !== undefined) return `${tasks} · ${Math.round(fault.errorRate * 100)} %`;
  return tasks;
}

export function faultFacts(view: FaultView, now: SimMicros, label?: string): FaultFacts {
  const { fault } = view;
  const lasting =
    fault.endsAt === undefined ? 'until cleared' : `${formatTimeLeft(fault.endsAt, now)} left`;
  return {
    type: label || fault.type,
    scope: scopeOf(fault),
    remaining: fault.active ? lasting : 'done',
    active: fault.active,
  };
}
