import type { LoggedCommand } from './logged-command';
import type { SimMicros } from './sim-time';

/**
 * One run that is made to be measured: a log of commands, the seed it was made under, the seed it
 * is to run under now, and the stretch of time that counts.
 */
export interface Trial {
  log: readonly LoggedCommand[];
  /** `RunStatus.seed` of the run that the log is from. */
  madeUnder: number;
  seed: number;
  /** Operations laid over the log: given at their moments, after what the log has there. */
  changes?: readonly LoggedCommand[];
  /** What happens before does not count. */
  from: SimMicros;
  until: SimMicros;
}

/** What a trial came to. */
export interface TrialResult {
  seed: number;
  /** In the order of `FIGURES`; null where the run has no such figure. */
  figures: (number | null)[];
  /** Equal stretches of time from `from` to `until`, at most `MOST_POINTS`. */
  series: TrialPoint[];
  /** Commands that were refused, in words. */
  refused: string[];
  /** The clients and how far their arrivals have come: two runs with the same had the same. */
  arrivals: string;
}

/** So many points at most; the stretch that a point stands for is whole seconds. */
export const MOST_POINTS = 120;

/** Means over a stretch, the highest of `outstanding`; latencies null where no request ended. */
export interface TrialPoint {
  /** Simulated seconds at its end. */
  second: number;
  requestsPerSecond: number;
  failedPercent: number | null;
  meanMs: number | null;
  p50Ms: number | null;
  p90Ms: number | null;
  p99Ms: number | null;
  /** Most in flight at one target. */
  outstanding: number;
  cpuPercent: number;
}

/** One figure of a run, and which way is better; null where neither is. */
export interface FigureKind {
  name: FigureName;
  better: 'lower' | 'higher' | null;
}

export type FigureName =
  | 'requests'
  | 'failedPercent'
  | 'failedRequests'
  | 'latencyMeanMs'
  | 'latencyP50Ms'
  | 'latencyP90Ms'
  | 'latencyP99Ms'
  | 'outstandingMax'
  | 'cpuMeanPercent'
  | 'secondsToSteady'
  | 'steadyServices'
  | 'deploymentSeconds'
  | 'deploymentsFailed'
  | 'tasksStarted'
  | 'tasksStopped'
  | 'costUsd'
  | 'usdPerMonth';

/** Every figure that runs are compared by, in the order they are printed. */
export const FIGURES: readonly FigureKind[] = [
  { name: 'requests', better: null },
  { name: 'failedPercent', better: 'lower' },
  { name: 'failedRequests', better: 'lower' },
  { name: 'latencyMeanMs', better: 'lower' },
  { name: 'latencyP50Ms', better: 'lower' },
  { name: 'latencyP90Ms', better: 'lower' },
  { name: 'latencyP99Ms', better: 'lower' },
  { name: 'outstandingMax', better: 'lower' },
  { name: 'cpuMeanPercent', better: null },
  { name: 'secondsToSteady', better: 'lower' },
  { name: 'steadyServices', better: 'higher' },
  { name: 'deploymentSeconds', better: 'lower' },
  { name: 'deploymentsFailed', better: 'lower' },
  { name: 'tasksStarted', better: null },
  { name: 'tasksStopped', better: null },
  { name: 'costUsd', better: 'lower' },
  { name: 'usdPerMonth', better: 'lower' },
];

/** The figure of a result; null where the run has none. */
export const figureOf = ({ figures }: TrialResult, name: FigureName): number | null =>
  figures[FIGURES.findIndex((one) => one.name === name)] ?? null;

/** The seed that a run really has: what it began with, or what its log put in place of that. */
export function ownSeed(log: readonly LoggedCommand[], begunWith: number): number {
  const set = log.findLast(({ target }) => target === 'Sandbox.SetSeed');
  return typeof set?.input.seed === 'number' ? set.input.seed : begunWith;
}

/** A log in order of time; what is laid over it comes after what it has at the same moment. */
export const overlaid = (
  log: readonly LoggedCommand[],
  changes: readonly LoggedCommand[],
): LoggedCommand[] => [...log, ...changes].toSorted((a, b) => a.at - b.at);
