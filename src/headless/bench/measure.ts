import { setImmediate as pause } from 'node:timers/promises';
import type { Pace } from './bench-case';

/** Of an even number the mean of the middle two. NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}

/**
 * Runs every subject in turn, round after round, so that a machine that grows slower grows slower
 * for all of them. The first round warms up and is dropped. Answers what each run came to.
 */
export async function inTurn<Name extends string>(
  pace: Pace,
  subjects: Record<Name, () => number>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(subjects) as Name[];
  const seen = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    Name,
    number[]
  >;
  for (let round = 0; round <= pace.runs; round++) {
    pace.tell(round === 0 ? 'warm-up' : `run ${round} of ${pace.runs}`);
    for (const name of names) {
      const value = subjects[name]();
      if (round > 0) seen[name].push(value);
      // Who presses Ctrl-C should not wait for all of it.
      await pause();
    }
  }
  return seen;
}

/**
 * ms that the processor works on something, helpers of the engine's (compiler, garbage collection)
 * included: what else the machine does meanwhile does not count.
 */
export function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
