import { type PoolAnswer, type PoolOptions, runPool } from '../bridge/trial-pool';
import type { TrialWorker } from '../bridge/trial-worker';
import type { RunStatus } from '../bridge/protocol';
import type { LoggedCommand } from '../model/logged-command';
import type { SimMicros } from '../model/sim-time';
import { ownSeed, type Trial } from '../model/trial';

/** Makes workers for trials, as `SandboxParts.newTrialWorker` does. */
export type NewTrialWorker = () => TrialWorker;

/** A run to be measured under several seeds. */
export interface TrialPlan {
  /** `mirror.getState().run` has both. */
  log: readonly LoggedCommand[];
  /** What the run began with. */
  madeUnder: RunStatus['seed'];
  /** Operations laid over it at their moments. */
  changes?: readonly LoggedCommand[];
  /** The stretch that is measured. */
  from: SimMicros;
  until: SimMicros;
}

/**
 * The same run under `count` seeds: its own, whose trial is the run itself, and those after it, or
 * from another one on. Two plans with the same seeds are compared pair by pair.
 */
export function trialsOf(
  plan: TrialPlan,
  count: number,
  first = ownSeed(plan.log, plan.madeUnder),
): Trial[] {
  return Array.from({ length: count }, (_, at) => ({ ...plan, seed: first + at }));
}

/**
 * Carries trials out in parallel. Answers results in the order of the trials, null where the signal
 * called one off; rejects with an Error that names the seed when one breaks down.
 *
 *     const { results } = await runTrials(newTrialWorker, trialsOf(plan, 32), {
 *       onProgress: (done, of) => …, signal });
 *     figureOf(results[0]!, 'latencyP99Ms')
 */
export const runTrials = (
  newWorker: NewTrialWorker,
  trials: readonly Trial[],
  options: PoolOptions = {},
): Promise<PoolAnswer> => runPool(newWorker, trials, options);
