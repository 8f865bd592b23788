import { meanOf, quantile } from '../../model/statistics';
import type { SimMicros } from '../../model/sim-time';
import { figureOf, type FigureName, type TrialResult } from '../../model/trial';
import type { LoggedCommand } from '../../model/logged-command';
import { type NewTrialWorker, runTrials, trialsOf } from '../trials';
import { logWithValue } from './log-with-value';
import type { SweepSetting } from './sweep-setting';

export interface SweepPlan {
  log: readonly LoggedCommand[];
  /** The seed that the log's run began with. */
  madeUnder: number;
  setting: SweepSetting;
  values: readonly number[];
  /** Runs of each value: the same seeds for all, so that only the value differs. */
  seeds: number;
  /** The stretch that is measured. */
  from: SimMicros;
  until: SimMicros;
}

/** What one value came to; in the order of the values asked for. */
export interface SweepPoint {
  value: number;
  /** Null where it was called off before it was run. */
  results: (TrialResult | null)[];
  /** Commands that AWS would have refused with this value, in words, each once. */
  refused: string[];
}

export interface SweepOptions {
  onProgress?: (done: number, of: number) => void;
  signal?: AbortSignal;
}

/**
 * Runs every value under every seed, in parallel. Called off, it answers what was done till then;
 * rejects with an Error in words when a run breaks down.
 */
export async function runSweep(
  newWorker: NewTrialWorker,
  plan: SweepPlan,
  options: SweepOptions = {},
): Promise<SweepPoint[]> {
  const { setting, values, seeds, log, ...rest } = plan;
  const all = values.flatMap((value) =>
    trialsOf({ ...rest, ...logWithValue(log, setting.giving, value) }, seeds),
  );
  // By seed first, so that a sweep that is called off has something of every value.
  const order = all.map((_, at) => at).toSorted((a, b) => (a % seeds) - (b % seeds) || a - b);
  const { results } = await runTrials(
    newWorker,
    order.map((at) => all[at]!),
    options,
  );
  const byPlace = new Map(order.map((place, at) => [place, results[at] ?? null]));
  return values.map((value, index) => {
    const mine = Array.from({ length: seeds }, (_, seed) => byPlace.get(index * seeds + seed)!);
    const refused = mine.flatMap((result) => result?.refused ?? []);
    return { value, results: mine, refused: [...new Set(refused)] };
  });
}

/** How a figure lies over the seeds of one value. */
export interface SweptFigure {
  value: number;
  /** Runs that have the figure. */
  n: number;
  mean: number;
  median: number;
  p5: number;
  p95: number;
}

/** Values whose runs have no such figure are left out. */
export function sweptFigures(points: readonly SweepPoint[], figure: FigureName): SweptFigure[] {
  return points.flatMap(({ value, results }) => {
    const sorted = results
      .flatMap((result) => (result === null ? [] : (figureOf(result, figure) ?? [])))
      .toSorted((a, b) => a - b);
    if (sorted.length === 0) return [];
    const at = (share: number) => quantile(sorted, share);
    const spread = { median: at(0.5), p5: at(0.05), p95: at(0.95) };
    return { value, n: sorted.length, mean: meanOf(sorted), ...spread };
  });
}
