import type { Trial, TrialResult } from '../model/trial';
import type { TrialWorker } from './trial-worker';

export interface PoolOptions {
  /** How many trials run at a time; as many as `poolSize` says unless given. */
  workers?: number;
  /** Hears how many are done, and of how many, as each ends; `index` is its place in the list. */
  onProgress?: (done: number, of: number, result: TrialResult, index: number) => void;
  /** Ends all at once; what is done till then is answered. */
  signal?: AbortSignal;
}

/** Results in the order of the trials; null where one was not done before it was called off. */
export interface PoolAnswer {
  results: (TrialResult | null)[];
  /** The signal ended it before all were done. */
  calledOff: boolean;
}

/** A trial broke down: which one, and why in words. */
export class TrialError extends Error {
  constructor(
    /** Its place in the list of trials. */
    readonly index: number,
    readonly trial: Trial,
    message: string,
  ) {
    super(`The run under seed ${trial.seed} broke down: ${message}`);
  }
}

const MOST_WORKERS = 8;

/** One processor is left to the page. */
export const poolSize = (processors: number): number =>
  Math.max(1, Math.min(MOST_WORKERS, processors - 1));

/**
 * Carries out trials on several workers at a time, in whatever order they are free, and closes the
 * workers. Rejects with a `TrialError` as soon as one breaks down.
 */
export async function runPool(
  newWorker: () => TrialWorker,
  trials: readonly Trial[],
  { workers = poolSize(processors()), onProgress, signal }: PoolOptions = {},
): Promise<PoolAnswer> {
  const results: (TrialResult | null)[] = trials.map(() => null);
  const crew = Array.from({ length: Math.min(workers, trials.length) }, newWorker);
  let next = 0;
  let done = 0;
  const work = async (worker: TrialWorker): Promise<void> => {
    while (next < trials.length && !signal?.aborted) {
      const index = next++;
      const trial = trials[index]!;
      const result = await worker.run(trial).catch((error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        throw new TrialError(index, trial, message);
      });
      if (signal?.aborted) return;
      results[index] = result;
      onProgress?.(++done, trials.length, result, index);
    }
  };
  try {
    await Promise.race([Promise.all(crew.map(work)), aborted(signal)]);
  } finally {
    for (const worker of crew) worker.close();
  }
  return { results, calledOff: results.includes(null) };
}

const processors = (): number =>
  typeof navigator === 'undefined' ? 2 : (navigator.hardwareConcurrency ?? 2);

/** Resolves when the signal says so; never without one. */
const aborted = (signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted) resolve();
    else signal?.addEventListener('abort', () => resolve(), { once: true });
  });
