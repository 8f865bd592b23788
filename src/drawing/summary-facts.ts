/** What a collapsed cluster or service says of all that lies in it. */
import type { ClusterView, EntityView, ServiceView, TaskView } from '../model/view';
import { clusterFacts } from './from-views';
import type { HealthCounts, RingShape, SummaryFacts } from './facts';
import { serviceState } from './service-facts';
import { shownOf } from './shown';
import { ringOf } from './task-facts';
import type { Tone } from './tokens';

const STATES: Partial<Record<RingShape, keyof HealthCounts>> = {
  healthy: 'healthy',
  running: 'healthy',
  starting: 'starting',
  draining: 'draining',
  failing: 'failing',
  unused: 'unused',
};

function healthOf(
  entities: ReadonlyMap<string, EntityView>,
  isIn: (task: TaskView) => boolean,
): HealthCounts {
  const counts: HealthCounts = { healthy: 0, starting: 0, draining: 0, failing: 0, unused: 0 };
  for (const view of entities.values()) {
    if (view.kind !== 'task' || !isIn(view)) continue;
    const service = entities.get(view.serviceArn ?? '');
    const state = STATES[ringOf(view, service?.kind === 'service' ? service : undefined)];
    if (state) counts[state] += 1;
  }
  return counts;
}

/** Requests of all together, and the share of them that failed. */
function recentOf(services: readonly ServiceView[]) {
  const requestsPerSecond = services.reduce((sum, one) => sum + one.recent.requestsPerSecond, 0);
  const failed = services.reduce(
    (sum, { recent }) => sum + (recent.requestsPerSecond * recent.errorPercent) / 100,
    0,
  );
  const errorPercent = requestsPerSecond === 0 ? 0 : (100 * failed) / requestsPerSecond;
  return { requestsPerSecond, errorPercent };
}

const WORST: readonly Tone[] = ['failing', 'draining', 'waiting', 'plain'];

function clusterSummary(
  view: ClusterView,
  entities: ReadonlyMap<string, EntityView>,
  label?: string,
): SummaryFacts {
  const services = shownOf(entities, 'service').filter(({ clusterArn }) => clusterArn === view.id);
  const { name, runningTasks, pendingTasks } = clusterFacts(view, entities, label);
  const tones = services.map((one) => serviceState(one).tone);
  return {
    kind: 'cluster',
    name,
    running: runningTasks,
    desired: services.reduce((sum, { desired }) => sum + desired, 0),
    pending: pendingTasks,
    state: `${services.length} ${services.length === 1 ? 'service' : 'services'}`,
    tone: WORST.find((tone) => tones.includes(tone)) ?? 'plain',
    ...recentOf(services),
    health: healthOf(entities, ({ clusterArn }) => clusterArn === view.id),
  };
}

export function summaryFacts(
  view: ClusterView | ServiceView,
  entities: ReadonlyMap<string, EntityView>,
  label?: string,
): SummaryFacts {
  if (view.kind === 'cluster') return clusterSummary(view, entities, label);
  const { running, desired, pending } = view;
  return {
    kind: 'service',
    name: label || view.name,
    running,
    desired,
    pending,
    ...serviceState(view),
    ...recentOf([view]),
    health: healthOf(entities, ({ serviceArn }) => serviceArn === view.id),
  };
}

/** `120 req/s · 0.3 % 5xx`; without requests that there are none. */
export function requestWords({ requestsPerSecond, errorPercent }: SummaryFacts): string {
  if (requestsPerSecond === 0) return 'no requests';
  const rate =
    requestsPerSecond >= 10 ? Math.round(requestsPerSecond) : requestsPerSecond.toFixed(1);
  return `${rate} req/s · ${errorPercent.toFixed(errorPercent >= 10 ? 0 : 1)} % 5xx`;
}

/** `48 healthy, 2 starting`: those that there are. */
export const healthWords = ({ health }: SummaryFacts): string =>
  Object.entries(health)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ');
