import type { MetricPoint } from '../model/view';
import { oneText } from './one-text';

type Outstanding = MetricPoint['outstanding'][number];

/** Of a busy target there are more numbers than would ever be met again. */
const MOST_COUNT = 16;
const MOST_TARGETS = 10_000;
/** A target with a number of requests is told of again and again: by target and number. */
const pairs = new Map<string | null, Outstanding[]>();

function onePair(told: Outstanding): Outstanding {
  const taskArn = told.taskArn === null ? null : oneText(told.taskArn);
  const { count } = told;
  if (count >= MOST_COUNT) return { taskArn, count };
  let known = pairs.get(taskArn);
  if (!known) {
    if (pairs.size >= MOST_TARGETS) pairs.clear();
    pairs.set(taskArn, (known = []));
  }
  return (known[count] ??= { taskArn, count });
}

/**
 * A point with other targets. Field by field: an object that is copied with so many is kept as a
 * table, which takes five times the room.
 */
export const withTargets = (point: MetricPoint, outstanding: Outstanding[]): MetricPoint => ({
  loadBalancerArn: oneText(point.loadBalancerArn),
  second: point.second,
  requests: point.requests,
  target2xx: point.target2xx,
  target3xx: point.target3xx,
  target4xx: point.target4xx,
  target5xx: point.target5xx,
  elb3xx: point.elb3xx,
  elb4xx: point.elb4xx,
  elb500: point.elb500,
  elb502: point.elb502,
  elb503: point.elb503,
  elb504: point.elb504,
  clientTimeouts: point.clientTimeouts,
  refused: point.refused,
  p50Ms: point.p50Ms,
  p90Ms: point.p90Ms,
  p99Ms: point.p99Ms,
  latencies: point.latencies,
  healthyHosts: point.healthyHosts,
  unhealthyHosts: point.unhealthyHosts,
  outstanding,
});

/** The same points, with what was told before not told anew. */
export const keptMetrics = (points: readonly MetricPoint[]): readonly MetricPoint[] =>
  points.map((point) => withTargets(point, point.outstanding.map(onePair)));
