import { type Estimate, estimateOf, meanOf, quantile } from './statistics';
import { type FigureKind, FIGURES, type TrialPoint, type TrialResult } from './trial';

/** How a figure lies over the seeds. */
export interface FigureSpread {
  /** Seeds that have the figure. */
  n: number;
  mean: number;
  median: number;
  p5: number;
  p95: number;
}

/** One figure of two variants that were run under the same seeds. */
export interface FigureComparison extends FigureKind {
  a: FigureSpread;
  b: FigureSpread;
  /** B less A, pair by pair: the mean difference with its 95 % interval. */
  difference: Estimate;
}

/** Two variants, run under the same seeds. */
export interface Comparison {
  /** Pairs of runs. */
  seeds: number;
  /** Figures that both have under some seed, in the order of `FIGURES`. */
  figures: FigureComparison[];
  /** In every pair the same requests arrived at the same moments. */
  sameArrivals: boolean;
}

type Figures = readonly (number | null)[];

/**
 * Compares figures pair by pair: `a[i]` and `b[i]` are of the same seed, as `FIGURES` lists them.
 */
function comparedFigures(a: readonly Figures[], b: readonly Figures[]): FigureComparison[] {
  return FIGURES.flatMap((kind, at) => {
    const pairs = a.flatMap((figures, seed) => {
      const [one, other] = [figures[at] ?? null, b[seed]?.[at] ?? null];
      return one === null || other === null ? [] : [{ one, other }];
    });
    if (pairs.length === 0) return [];
    return {
      ...kind,
      a: spreadOf(pairs.map(({ one }) => one)),
      b: spreadOf(pairs.map(({ other }) => other)),
      difference: estimateOf(pairs.map(({ one, other }) => other - one)),
    };
  });
}

/** What runs are compared by. */
export type ComparedRun = Pick<TrialResult, 'figures' | 'arrivals'>;

/** Compares pairs of results; those that are not there on both sides do not count. */
export function comparisonOf(
  a: readonly (ComparedRun | null)[],
  b: readonly (ComparedRun | null)[],
): Comparison {
  const pairs = a.flatMap((one, at) => {
    const other = b[at];
    return one && other ? [{ one, other }] : [];
  });
  return {
    seeds: pairs.length,
    figures: comparedFigures(
      pairs.map(({ one }) => one.figures),
      pairs.map(({ other }) => other.figures),
    ),
    sameArrivals: pairs.every(({ one, other }) => one.arrivals === other.arrivals),
  };
}

function spreadOf(values: readonly number[]): FigureSpread {
  const sorted = values.toSorted((x, y) => x - y);
  return {
    n: sorted.length,
    mean: meanOf(sorted),
    median: quantile(sorted, 0.5),
    p5: quantile(sorted, 0.05),
    p95: quantile(sorted, 0.95),
  };
}

/** The interval of the difference leaves out 0: what is seen is more than chance. */
export const isTold = ({ difference: { mean, half } }: FigureComparison): boolean =>
  half !== null && Math.abs(mean) > half;

/** Which variant is the better one by this figure; null where neither is, or it cannot be told. */
export function betterOf(figure: FigureComparison): 'a' | 'b' | null {
  if (figure.better === null || !isTold(figure)) return null;
  return figure.difference.mean < 0 === (figure.better === 'lower') ? 'b' : 'a';
}

/** A figure over simulated time: over the seeds its median and the middle 95 % of them. */
export interface SeriesBand {
  /** Simulated seconds. */
  second: number;
  mid: number | null;
  low: number | null;
  high: number | null;
}

export type PointFigure = Exclude<keyof TrialPoint, 'second'>;

/** The band of a figure at every point of the series. */
export function bandOf(
  results: readonly (TrialResult | null)[],
  figure: PointFigure,
): SeriesBand[] {
  const done = results.filter((one) => one !== null);
  return (done[0]?.series ?? []).map(({ second }, at) => {
    const values = done
      .flatMap(({ series }) => series[at]?.[figure] ?? [])
      .toSorted((x, y) => x - y);
    if (values.length === 0) return { second, mid: null, low: null, high: null };
    return {
      second,
      mid: quantile(values, 0.5),
      low: quantile(values, 0.025),
      high: quantile(values, 0.975),
    };
  });
}
