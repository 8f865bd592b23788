import { measureSystem } from './measure-system';
import type { Expectation, QueueingSystem } from './queueing-system';

/** One figure of one system: what theory says, what was measured, and whether they agree. */
export interface TheoryRow {
  system: string;
  servers: number;
  load: number;
  /** `mean`, `p50` … in mean service times, or the `refused` share; of one pool, where named. */
  figure: string;
  theory: number;
  measured: number;
  /** Measured less theory, percent of theory. */
  differencePercent: number;
  /** Percent of theory. */
  tolerancePercent: number;
  verdict: 'within' | 'out';
  requests: number;
  source: string;
}

/** Within so much of theory is within, */
const SHARE = 0.02;
/** and so many standard errors, whichever is wider. */
const ERRORS = 4;
/** Whoever is out is run again, so many times as long and under another seed, before it is said. */
const LONGER = 4;
const OTHER_SEED = 1_000_003;

/**
 * Requests that a system is run for, `requests` being for a load of 0.9: what a figure varies by
 * grows with 1 / (1 − ρ), and so does this.
 */
function requestsFor({ pools, load }: QueueingSystem, requests: number): number {
  const isFinite = pools.some(({ waiting }) => waiting !== undefined);
  return Math.round(requests * (isFinite ? 0.3 : 0.1 / (1 - load)));
}

/** Runs one system through the whole engine and holds every figure of it against theory. */
export function judgeSystem(
  system: QueueingSystem,
  run: { seed: number; requests: number },
): TheoryRow[] {
  const requests = requestsFor(system, run.requests);
  const rows = rowsOf(system, { seed: run.seed, requests });
  if (rows.every(({ verdict }) => verdict === 'within')) return rows;
  return rowsOf(system, { seed: run.seed + OTHER_SEED, requests: requests * LONGER });
}

function rowsOf(system: QueueingSystem, run: { seed: number; requests: number }): TheoryRow[] {
  const { figures, requests } = measureSystem(system, run);
  return system.expected.map((expected, at) => {
    const { value, error } = figures[at]!;
    const tolerance = toleranceOf(expected, error);
    const difference = value - expected.value;
    return {
      system: system.name,
      servers: system.servers,
      load: system.load,
      figure: nameOf(expected),
      theory: expected.value,
      measured: value,
      differencePercent: (100 * difference) / expected.value,
      tolerancePercent: (100 * tolerance) / expected.value,
      verdict: Math.abs(difference) <= tolerance ? 'within' : 'out',
      requests,
      source: system.source,
    };
  });
}

const nameOf = ({ figure, pool }: Expectation): string =>
  pool ? `${figure} of ${pool.name}` : figure;

/** A value that was simulated has an error of its own: half of its 95 % interval is 1.96 of it. */
function toleranceOf({ value, half = 0 }: Expectation, error: number): number {
  return Math.max(SHARE * value, ERRORS * Math.hypot(error, half / 1.96));
}
