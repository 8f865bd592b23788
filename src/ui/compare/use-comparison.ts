import { useEffect, useRef, useState } from 'react';
import { overlaid, type TrialResult } from '../../model/trial';
import { Playback } from '../../state/comparison-playback';
import { variantParts } from '../../state/comparison-variant';
import { openSecondRun, type SecondRun } from '../../state/second-run';
import { runTrials, trialsOf } from '../../state/trials';
import { type SandboxParts, useParts } from '../sandbox-context';
import type { ChangeOption } from './change-option';
import { prepare, type Prepared, type Variant } from './prepare';
import type { SetupDraft } from './setup-draft';

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

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** What must be ended when a comparison goes. */
class Session {
  readonly stop = new AbortController();
  private readonly runs: SecondRun[] = [];
  playback: Playback | null = null;

  add(run: SecondRun): void {
    this.runs.push(run);
  }

  close(): void {
    this.stop.abort();
    this.playback?.close();
    for (const run of this.runs) run.close();
  }
}

/** Prepares, opens, plays and measures two variants; they end with the screen. */
export function useComparison() {
  const parts = useParts();
  const [state, setState] = useState<ComparisonState>({ phase: 'setup', problem: null });
  const session = useRef<Session | null>(null);
  useEffect(() => () => session.current?.close(), []);
  const begin = async (draft: SetupDraft, options: readonly ChangeOption[]): Promise<void> => {
    const mine = renewed(session);
    setState({ phase: 'opening', progress: 0 });
    try {
      const prepared = await prepare(parts, draft, options);
      if (mine.stop.signal.aborted) return;
      if (typeof prepared === 'string') return setState({ phase: 'setup', problem: prepared });
      const shown = await open(parts, prepared, mine, (progress) =>
        setState({ phase: 'opening', progress }),
      );
      setState({ phase: 'shown', ...shown });
      await measure(parts, prepared, mine.stop.signal, (change) =>
        setState((before) =>
          before.phase === 'shown' ? { ...before, ...change(before) } : before,
        ),
      );
    } catch (error) {
      if (mine.stop.signal.aborted) return;
      mine.close();
      setState({ phase: 'setup', problem: messageOf(error) });
    }
  };
  return {
    state,
    begin,
    /** Ends the runs for the figures; what is done stays. */
    callOff: () => session.current?.stop.abort(),
    setUpAgain: () => {
      session.current?.close();
      setState({ phase: 'setup', problem: null });
    },
  };
}

function renewed(session: { current: Session | null }): Session {
  session.current?.close();
  const next = new Session();
  session.current = next;
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
