import type { TrialResult } from '../../model/trial';
import type { Playback } from '../../state/comparison-playback';
import type { SandboxParts } from '../sandbox-context';
import type { Prepared } from './prepare';

type Results = readonly (TrialResult | null)[];

/** Two variants on the screen, and what is known of them. */
export interface Shown {
  prepared: Prepared;
  a: SandboxParts;
  b: SandboxParts;
  playback: Playback;
  /** By seed. */
  resultsA: Results;
  resultsB: Results;
  /** Runs done, of all; null once they are over. */
  progress: { done: number; of: number } | null;
  calledOff: boolean;
  problem: string | null;
}

export type ComparisonState =
  | { phase: 'setup'; problem: string | null }
  /** 0 to 1. */
  | { phase: 'opening'; progress: number }
  | ({ phase: 'shown' } & Shown);
