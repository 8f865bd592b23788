import type { MetricPoint } from '../../model/view';
import type { Bin } from '../charts/bins';
import { type Stretch, stretchOf } from '../charts/time-axis';

/** From the first request on: before it two of the four would be empty. */
export function sinceFirst(asked: Stretch, bins: readonly Bin<MetricPoint>[]): Stretch {
  const first = bins.find(({ points }) => points.some(({ requests }) => requests > 0));
  return first ? stretchOf(asked.to, asked.to - asked.from, first.start) : asked;
}
