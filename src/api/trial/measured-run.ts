import { toSeconds } from '../../model/sim-time';
import type { MetricPoint } from '../../model/view';
import type { Dispatcher } from '../dispatcher';
import { answerOf } from './answer-of';
import { figuresOf } from './figures';
import { runFor, type RunOptions } from './run-for';
import { summaryOf } from './run-summary';

interface Cost {
  totalUsd: number;
  soFar: { usd: number };
}

/** Lets so many seconds pass and measures them: the figures of the stretch, as `FIGURES` lists. */
export function measuredRun(
  sandbox: Dispatcher,
  length: number,
  options: Pick<RunOptions, 'advanceTo' | 'onSecond'> = {},
): (number | null)[] {
  const from = toSeconds(sandbox.engine.now);
  const before = answerOf<Cost>(sandbox, 'Sandbox.EstimateCost');
  let outstandingMax: number | null = null;
  const watched = runFor(sandbox, length, {
    ...options,
    onSecond: (points) => {
      const most = mostOutstanding(points);
      if (most !== null) outstandingMax = Math.max(outstandingMax ?? 0, most);
      options.onSecond?.(points);
    },
  });
  const after = answerOf<Cost>(sandbox, 'Sandbox.EstimateCost');
  const cpu = answerOf<{ cpuUtilization: number }>(sandbox, 'Sandbox.GetMetrics', { from });
  return figuresOf({
    summary: summaryOf(sandbox, from, watched),
    cpuPercent: watched.services.length > 0 ? cpu.cpuUtilization : null,
    outstandingMax,
    usd: after.soFar.usd - before.soFar.usd,
    usdPerMonth: after.totalUsd,
  });
}

/** Most requests in flight at one target at the end of a second; null without targets. */
export function mostOutstanding(points: readonly MetricPoint[]): number | null {
  const counts = points.flatMap(({ outstanding }) => outstanding.map(({ count }) => count));
  return counts.length === 0 ? null : Math.max(...counts);
}
