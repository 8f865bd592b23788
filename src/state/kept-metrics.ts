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

/** The same points, with what was told before not told anew. */
export const keptMetrics = (points: readonly MetricPoint[]): readonly MetricPoint[] =>
  points.map((point) => ({
    ...point,
    loadBalancerArn: oneText(point.loadBalancerArn),
    outstanding: point.outstanding.map(onePair),
  }));
