import { US_PER_SECOND } from '../../model/sim-time';
import type { EngineContext } from '../engine-context';
import { type MetricQuery, samplesOf } from './alarm-metrics';
import type { SampleSet } from './metric-statistics';

/** One period of a metric: its start in seconds of the run, and what it held. */
export interface Datapoint {
  second: number;
  samples: SampleSet;
}

/**
 * The datapoints of a metric in [from, to), seconds of the run, that have come in by now: periods
 * begin at multiples of their length. A period that is still under way has what there is of it.
 */
export function datapointsOf(
  ctx: EngineContext,
  query: MetricQuery,
  { from, to, period }: { from: number; to: number; period: number },
): Datapoint[] {
  const now = Math.floor(ctx.kernel.now / US_PER_SECOND);
  const first = Math.max(0, Math.floor(from / period) * period);
  const points: Datapoint[] = [];
  for (let second = first; second < Math.min(to, now); second += period) {
    const samples = samplesOf(ctx, query, second, second + period);
    if (samples) points.push({ second, samples });
  }
  return points;
}
