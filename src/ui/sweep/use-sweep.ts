import { useEffect, useRef, useState } from 'react';
import { runSweep, type SweepPlan, type SweepPoint } from '../../state/sweep/run-sweep';
import { useParts } from '../sandbox-context';

/** What has been swept, and how far a sweep under way is. */
export interface SweepState {
  plan: SweepPlan | null;
  points: readonly SweepPoint[];
  /** Null while none is under way. */
  progress: { done: number; of: number } | null;
  problem: string | null;
  calledOff: boolean;
}

const NOTHING: SweepState = {
  plan: null,
  points: [],
  progress: null,
  problem: null,
  calledOff: false,
};

/** Runs sweeps, one at a time; one that is under way ends with the screen. */
export function useSweep() {
  const { newTrialWorker } = useParts();
  const [state, setState] = useState(NOTHING);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const run = async (plan: SweepPlan): Promise<void> => {
    if (!newTrialWorker) return;
    const mine = new AbortController();
    stop.current = mine;
    const of = plan.values.length * plan.seeds;
    setState({ ...NOTHING, plan, progress: { done: 0, of } });
    try {
      const points = await runSweep(newTrialWorker, plan, {
        signal: mine.signal,
        onProgress: (done) => setState((before) => ({ ...before, progress: { done, of } })),
      });
      setState({ ...NOTHING, plan, points, calledOff: mine.signal.aborted });
    } catch (error) {
      setState({
        ...NOTHING,
        plan,
        problem: error instanceof Error ? error.message : String(error),
      });
    }
  };
  return { ...state, run, cancel: () => stop.current?.abort(), canRun: newTrialWorker !== null };
}
