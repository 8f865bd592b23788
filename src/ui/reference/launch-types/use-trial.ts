import { useEffect, useRef, useState } from 'react';
import type { Trial } from '../../../content/launch-types/capability';
import { asideSandboxes } from '../../learn/aside-sandboxes';
import { useParts } from '../../sandbox-context';
import { tryOut, type TriedOut } from './try-out';

/** The seed of every sandbox in which a cell is tried out: the answer is always the same. */
export const TRIAL_SEED = 1;

export interface TrialState {
  /** Of the cell that is or was tried out last: `bridge:fargate`. */
  key: string | null;
  isBusy: boolean;
  tried: TriedOut | null;
  /** The simulator itself broke down, in words. */
  problem: string | null;
}

const NOTHING: TrialState = { key: null, isBusy: false, tried: null, problem: null };

/** Tries cells out in a sandbox aside, one at a time; `run` is null where there is no other one. */
export function useTrial() {
  const { newTransport } = useParts();
  const [state, setState] = useState(NOTHING);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const close = () => {
    running.current?.abort();
    setState(NOTHING);
  };
  const run = async (key: string, trial: Trial) => {
    if (!newTransport) return;
    running.current?.abort();
    const { signal } = (running.current = new AbortController());
    setState({ ...NOTHING, key, isBusy: true });
    const sandbox = asideSandboxes(newTransport, signal)(TRIAL_SEED);
    try {
      const tried = await tryOut(trial, sandbox);
      if (!signal.aborted) setState({ ...NOTHING, key, tried });
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      if (!signal.aborted) setState({ ...NOTHING, key, problem });
    } finally {
      sandbox.close?.();
    }
  };
  return { state, run: newTransport ? run : null, close };
}
