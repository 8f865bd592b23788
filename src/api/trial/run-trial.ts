import { type SimMicros, toSeconds } from '../../model/sim-time';
import {
  MOST_POINTS,
  overlaid,
  ownSeed,
  type Trial,
  type TrialPoint,
  type TrialResult,
} from '../../model/trial';
import type { MetricPoint } from '../../model/view';
import { Replay } from '../command-log';
import { createSandbox } from '../create-sandbox';
import type { Dispatcher } from '../dispatcher';
import { answerOf } from './answer-of';
import { arrivalsOf } from './arrivals-of';
import { measuredRun, mostOutstanding } from './measured-run';
import { ReseededReplay } from './reseeded-replay';
import { failedOf, type Metrics } from './run-summary';

/** Carries a trial out from beginning to end. The same trial gives the same result anywhere. */
export function runTrial(trial: Trial): TrialResult {
  const { from, until, seed } = trial;
  const run = replayOf(trial);
  run.advanceTo(from);
  const { sandbox } = run;
  const length = Math.ceil(toSeconds((until - from) as SimMicros));
  const series = new Series(sandbox, length);
  const figures = measuredRun(sandbox, length, {
    advanceTo: (at) => run.advanceTo(at),
    onSecond: (points) => series.second(points),
  });
  return {
    seed,
    figures,
    series: series.points,
    refused: [...run.refused],
    arrivals: arrivalsOf(sandbox),
  };
}

interface Run {
  sandbox: Dispatcher;
  refused: readonly string[];
  advanceTo: (until: SimMicros) => void;
}

/** Under its own seed exactly as it was, under another one with everything named as there. */
function replayOf({ log, changes = [], madeUnder, seed }: Trial): Run {
  const whole = overlaid(log, changes);
  if (seed !== ownSeed(log, madeUnder))
    return new ReseededReplay(whole, { from: madeUnder, to: seed });
  const sandbox = createSandbox({ seed: madeUnder });
  const replay = new Replay(sandbox, whole);
  return {
    sandbox,
    refused: replay.refused,
    advanceTo: (until) => replay.advanceTo(until),
  };
}

/** The points of a trial, each made when its stretch is over. */
class Series {
  readonly points: TrialPoint[] = [];
  private readonly step: number;
  private begun: number;
  private outstanding = 0;
  private seconds = 0;

  constructor(
    private readonly sandbox: Dispatcher,
    private readonly length: number,
  ) {
    this.step = Math.max(1, Math.ceil(length / MOST_POINTS));
    this.begun = toSeconds(sandbox.engine.now);
  }

  second(points: readonly MetricPoint[]): void {
    this.seconds += 1;
    this.outstanding = Math.max(this.outstanding, mostOutstanding(points) ?? 0);
    if (this.seconds % this.step !== 0 && this.seconds < this.length) return;
    const second = toSeconds(this.sandbox.engine.now);
    this.points.push(this.pointAt(second));
    this.begun = second;
    this.outstanding = 0;
  }

  private pointAt(second: number): TrialPoint {
    const stretch = { from: this.begun, to: second };
    const metrics = answerOf<Metrics>(this.sandbox, 'Sandbox.GetMetrics', stretch);
    const { requestCount, latencyMs, cpuUtilization } = metrics;
    const none = requestCount === 0;
    return {
      second,
      requestsPerSecond: requestCount / (second - this.begun),
      failedPercent: none ? null : (100 * failedOf(metrics)) / requestCount,
      meanMs: none ? null : latencyMs.mean,
      p50Ms: none ? null : latencyMs.p50,
      p90Ms: none ? null : latencyMs.p90,
      p99Ms: none ? null : latencyMs.p99,
      outstanding: this.outstanding,
      cpuPercent: cpuUtilization,
    };
  }
}
