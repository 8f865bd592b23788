import type { ServiceCallView } from '../../model/infrastructure-view';
import { lastPart } from '../../model/ids';
import { type CellFigures, ENDED, endedIn, isFailure, mergeFigures } from './cell-figures';
import type { World } from '../world/world';
import { latencyQuantiles } from './latency-histogram';
import type { Metrics } from './metrics';

const CALL = 'call/';
const SHOWN_SECONDS = 10;

/** The name under which calls are counted, from what it is made of. */
export const callLabel = (call: { from: string; to: string; via: string; host: string }): string =>
  [`${CALL}${call.from}`, call.to, call.via, call.host].join('>');

/**
 * Calls of services to services of which any has ended in this run, with their figures over the
 * last ten whole seconds. Callers that belong to no service are left out.
 */
export function serviceCallViews(world: World, metrics: Metrics): ServiceCallView[] {
  // Most sandboxes call nothing.
  if (![...world.images.values()].some(({ calls }) => calls.length > 0)) return [];
  const now = metrics.closedSeconds;
  const lists = new Map<string, CellFigures[]>();
  for (const { loadBalancerArn: label } of metrics.labels) {
    if (label.startsWith(CALL) && !lists.has(label)) lists.set(label, []);
  }
  if (lists.size === 0) return [];
  for (const span of metrics.closedSpans(now - SHOWN_SECONDS, now)) {
    for (const [cell, figures] of span.cells) {
      lists.get(metrics.labels[cell]!.loadBalancerArn)?.push(figures);
    }
  }
  const isThere = (arn: string) => world.services.get(arn)?.status === 'ACTIVE';
  return [...lists]
    .flatMap(([label, figures], i) => viewOf(label, i, mergeFigures(figures)) ?? [])
    .filter((one) => isThere(one.fromServiceArn) && isThere(one.toServiceArn));
}

function viewOf(label: string, order: number, figures: CellFigures): ServiceCallView | null {
  const [from = '', to = '', via = '', host = ''] = label.slice(CALL.length).split('>');
  if (!from.includes(':service/') || to === '') return null;
  const ended = endedIn(figures);
  const failed = figures.endings.reduce((n, count, i) => n + (isFailure(i) ? count : 0), 0);
  const [p99] = latencyQuantiles(figures, [0.99]);
  return {
    kind: 'serviceCall',
    id: `${CALL}${lastPart(from)}/${lastPart(to)}/${host}`,
    name: host,
    fromServiceArn: from,
    toServiceArn: to,
    via: via === 'CLOUD_MAP' ? 'CLOUD_MAP' : 'SERVICE_CONNECT',
    index: -1 - order,
    requestsPerSecond: ended / SHOWN_SECONDS,
    failedPercent: ended > 0 ? (100 * failed) / ended : 0,
    p99Ms: (p99 ?? 0) / 1000,
  };
}

/** The number of a call in dot segments: the labels of calls in the order of their first use. */
export function callIndex(metrics: Metrics, label: string): number {
  const seen = new Set<string>();
  for (const { loadBalancerArn: other } of metrics.labels) {
    if (other === label) break;
    if (other.startsWith(CALL)) seen.add(other);
  }
  return -1 - seen.size;
}

/** What calls ended as, besides answers: no name, no connection, no answer in time. */
export const CALL_ENDED = {
  unknownName: ENDED.elb502,
  notConnected: ENDED.elb503,
  timedOut: ENDED.elb504,
} as const;
