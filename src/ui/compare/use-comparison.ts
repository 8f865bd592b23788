import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { overlaid } from '../../model/trial';
import { Playback } from '../../state/comparison-playback';
import { variantParts } from '../../state/comparison-variant';
import { openSecondRun } from '../../state/second-run';
import { runTrials, trialsOf } from '../../state/trials';
import { type SandboxParts, useParts } from '../sandbox-context';
import type { ChangeOption } from './change-option';
import { Session } from './comparison-session';
import type { ComparisonState, Shown } from './comparison-state';
import { type KeptComparison, keptComparison, leave } from './kept-comparison';
import { prepare, type Prepared, type Variant } from './prepare';
import type { SetupDraft } from './setup-draft';

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Prepares, opens, plays and measures two variants; what is shown outlives the screen. */
export function useComparison() {
  const parts = useParts();
  const [kept] = useState(() => keptComparison(parts));
  const state = useStore(kept.state);
  useEffect(() => () => leave(kept), [kept]);
  const setState = (next: ComparisonState) => kept.state.setState(next, true);
  const begin = async (draft: SetupDraft, options: readonly ChangeOption[]): Promise<void> => {
    const mine = renewed(kept);
    setState({ phase: 'opening', progress: 0 });
    try {
      const prepared = await prepare(parts, draft, options);
      if (mine.stop.signal.aborted) return;
      if (typeof prepared === 'string') return setState({ phase: 'setup', problem: prepared });
      const shown = await open(parts, prepared, mine, (progress) => {
        if (!mine.stop.signal.aborted) setState({ phase: 'opening', progress });
      });
      if (mine.stop.signal.aborted) return mine.close();
      setState({ phase: 'shown', ...shown });
      await measure(parts, prepared, mine.stop.signal, (change) => {
        const before = kept.state.getState();
        if (kept.session !== mine || before.phase !== 'shown') return;
        setState({ ...before, ...change(before) });
      });
    } catch (error) {
      if (mine.stop.signal.aborted) return;
      mine.close();
      setState({ phase: 'setup', problem: messageOf(error) });
    }
  };
  return {
    kept,
    state,
    begin,
    /** Ends the runs for the figures; what is done stays. */
    callOff: () => kept.session?.stop.abort(),
    setUpAgain: () => {
      kept.session?.close();
      setState({ phase: 'setup', problem: null });
    },
  };
}

function renewed(kept: KeptComparison): Session {
  kept.session?.close();
  const next = new Session();
  kept.session = next;
  return next;
}

/** Both runs at the beginning of the stretch, their whole future known. */
async function open(
  parts: SandboxParts,
  prepared: Prepared,
  session: Session,
  onProgress: (progress: number) => void,
): Promise<Shown> {
  const { a, b, from, until, seeds } = prepared;
  const far = [0, 0];
  const openOne = async ({ plan }: Variant, at: number) => {
    const run = await openSecondRun(
      parts.newTransport!(),
      { seed: plan.madeUnder, log: logOf(plan), now: until },
      {
        signal: session.stop.signal,
        onProgress: (progress) => {
          far[at] = progress;
          onProgress((far[0]! + far[1]!) / 2);
        },
      },
    );
    session.add(run);
    return run;
  };
  const runs = await Promise.all([openOne(a, 0), openOne(b, 1)]);
  const playback = new Playback(runs, from, until);
  session.playback = playback;
  await playback.seek(from);
  const nothing = Array.from({ length: seeds }, () => null);
  return {
    prepared,
    a: variantParts(parts, runs[0], a.drawing),
    b: variantParts(parts, runs[1], b.drawing),
    playback,
    resultsA: nothing,
    resultsB: nothing,
    progress: { done: 0, of: 2 * seeds },
    calledOff: false,
    problem: null,
  };
}

/** The log with what is laid over it, up to the end of the stretch. */
function logOf({ log, changes = [], until }: Variant['plan']) {
  return overlaid(log, changes).filter(({ at }) => at <= until);
}

type Change = (before: Shown) => Partial<Shown>;

async function measure(
  { newTrialWorker }: SandboxParts,
  { a, b, seeds, firstSeed }: Prepared,
  signal: AbortSignal,
  update: (change: Change) => void,
): Promise<void> {
  if (!newTrialWorker) {
    return update(() => ({ progress: null, problem: 'This page has no workers for more seeds.' }));
  }
  // Pair by pair, so that what is done early can be compared early.
  const [inA, inB] = [trialsOf(a.plan, seeds, firstSeed), trialsOf(b.plan, seeds, firstSeed)];
  const trials = inA.flatMap((one, at) => [one, inB[at]!]);
  try {
    const { calledOff } = await runTrials(newTrialWorker, trials, {
      signal,
      onProgress: (done, of, result, index) =>
        update((before) => {
          const side = index % 2 === 0 ? 'resultsA' : 'resultsB';
          const results = before[side].with(Math.floor(index / 2), result);
          return { [side]: results, progress: { done, of } };
        }),
    });
    update(() => ({ progress: null, calledOff }));
  } catch (error) {
    update(() => ({ progress: null, problem: messageOf(error) }));
  }
}
