import type { RunSummary } from './run-summary';

/** One figure of a run, and which way is better; null where neither is. */
interface FigureKind {
  name: string;
  better: 'lower' | 'higher' | null;
  /** Null where the run has no such figure. */
  of: (summary: RunSummary, usd: number) => number | null;
}

const whenAsked =
  (of: (summary: RunSummary) => number | null): FigureKind['of'] =>
  (summary) =>
    summary.requests.requestCount > 0 ? of(summary) : null;

const percent = (part: number, whole: number): number => (100 * part) / whole;

/** Every figure that runs are compared by, in the order they are printed. */
export const FIGURES: readonly FigureKind[] = [
  { name: 'requests', better: null, of: ({ requests }) => requests.requestCount },
  {
    name: 'failedPercent',
    better: 'lower',
    of: whenAsked(({ requests: r }) => percent(r.failedRequests, r.requestCount)),
  },
  { name: 'failedRequests', better: 'lower', of: ({ requests }) => requests.failedRequests },
  { name: 'latencyMeanMs', better: 'lower', of: whenAsked(({ latencyMs }) => latencyMs.mean) },
  { name: 'latencyP50Ms', better: 'lower', of: whenAsked(({ latencyMs }) => latencyMs.p50) },
  { name: 'latencyP90Ms', better: 'lower', of: whenAsked(({ latencyMs }) => latencyMs.p90) },
  { name: 'latencyP99Ms', better: 'lower', of: whenAsked(({ latencyMs }) => latencyMs.p99) },
  { name: 'secondsToSteady', better: 'lower', of: secondsToSteady },
  { name: 'steadyServices', better: 'higher', of: steadyServices },
  { name: 'deploymentSeconds', better: 'lower', of: deploymentSeconds },
  { name: 'deploymentsFailed', better: 'lower', of: deploymentsFailed },
  { name: 'tasksStarted', better: null, of: ({ tasks }) => tasks.started },
  { name: 'tasksStopped', better: null, of: ({ tasks }) => tasks.stopped },
  { name: 'costUsd', better: 'lower', of: (_, usd) => usd },
];

/** From the run's beginning until all services were steady for good; null where they are not. */
function secondsToSteady({ services, from }: RunSummary): number | null {
  const since = services.map(({ steadySince }) => steadySince);
  if (since.length === 0 || since.includes(null)) return null;
  return Math.max(0, ...since.map((at) => (at ?? 0) - from));
}

function steadyServices({ services }: RunSummary): number | null {
  return services.length === 0 ? null : services.filter(({ isSteady }) => isSteady).length;
}

function deploymentSeconds({ deployments }: RunSummary): number | null {
  if (deployments.length === 0) return null;
  return Math.max(...deployments.map(({ durationSeconds }) => durationSeconds));
}

const GOOD = ['SUCCESSFUL', 'Succeeded', 'PENDING', 'IN_PROGRESS', 'Created', 'InProgress'];

function deploymentsFailed({ deployments }: RunSummary): number | null {
  if (deployments.length === 0) return null;
  return deployments.filter(({ status }) => !GOOD.includes(status)).length;
}

/** The figures of one run, in the order of `FIGURES`. */
export const figuresOf = (summary: RunSummary, usd: number): (number | null)[] =>
  FIGURES.map(({ of }) => of(summary, usd));

/** How a figure lies over the seeds. */
interface Spread {
  median: number;
  p5: number;
  p95: number;
  /** Between the first and the third quarter. */
  iqr: number;
}

/** One figure of both, over all seeds that both have it for. */
export interface ComparedFigure {
  figure: string;
  better: FigureKind['better'];
  seeds: number;
  a: Spread | null;
  b: Spread | null;
  /** B less A, seed by seed. */
  difference: Spread | null;
  /** Percent of the seeds; null where neither way is better. */
  bBetterPercent: number | null;
  equalPercent: number | null;
}

/** Compares two runs a seed: `a[i]` and `b[i]` are the figures under the same seed. */
export function compareFigures(
  a: readonly (number | null)[][],
  b: readonly (number | null)[][],
): ComparedFigure[] {
  return FIGURES.map(({ name, better }, at) => {
    const pairs = a.flatMap((figures, seed) => {
      const [one, other] = [figures[at], b[seed]?.[at]];
      return isNumber(one) && isNumber(other) ? [{ one, other, less: other - one }] : [];
    });
    const shareOf = (test: (less: number) => boolean): number | null =>
      better === null || pairs.length === 0
        ? null
        : rounded(percent(pairs.filter(({ less }) => test(less)).length, pairs.length));
    return {
      figure: name,
      better,
      seeds: pairs.length,
      a: spreadOf(a.map((figures) => figures[at])),
      b: spreadOf(b.map((figures) => figures[at])),
      difference: spreadOf(pairs.map(({ less }) => less)),
      bBetterPercent: shareOf((less) => (better === 'lower' ? less < 0 : less > 0)),
      equalPercent: shareOf((less) => less === 0),
    };
  });
}

const isNumber = (value: unknown): value is number => typeof value === 'number';

/** To a millionth, so that sums print alike everywhere. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

function spreadOf(values: readonly (number | null | undefined)[]): Spread | null {
  const sorted = values.filter(isNumber).toSorted((x, y) => x - y);
  if (sorted.length === 0) return null;
  const at = (share: number): number => quantile(sorted, share);
  return {
    median: rounded(at(0.5)),
    p5: rounded(at(0.05)),
    p95: rounded(at(0.95)),
    iqr: rounded(at(0.75) - at(0.25)),
  };
}

/** Between the two nearest values, as most programs do. */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (place - below);
}
