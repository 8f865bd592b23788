import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PointFigure } from '../../model/comparison';
import type { MirrorState } from '../../state/mirror-store';
import type { SandboxParts } from '../sandbox-context';
import type { ChangeOption } from './change-option';
import type { Session } from './comparison-session';
import type { SetupDraft } from './setup-draft';
import type { ComparisonState } from './comparison-state';

/** What is kept of a comparison while another screen is shown. */
export interface KeptComparison {
  /** The sandbox that it is about. */
  documentId: string | null;
  state: StoreApi<ComparisonState>;
  session: Session | null;
  /** What the form held; null where nothing has been set up yet. */
  draft: SetupDraft | null;
  /** The run that had been left last when it was set up, by `Branch.id`. */
  branch: number | null;
  /** A run that was left, by `Branch.id`: the next comparison is to be with it. */
  asked: number | null;
  /** That somebody chose to see over time; null: the one that the verdict rests on. */
  figure: PointFigure | null;
}

const kept = new WeakMap<SandboxParts['mirror'], KeptComparison>();

/** The last comparison of the sandbox that is open; that of another sandbox ends. */
export function keptComparison({ mirror, workspace }: SandboxParts): KeptComparison {
  const { documentId } = workspace.getState();
  const before = kept.get(mirror);
  if (before?.documentId === documentId) return before;
  before?.session?.close();
  const fresh: KeptComparison = {
    documentId,
    state: createStore<ComparisonState>(() => ({ phase: 'setup', problem: null })),
    session: null,
    draft: null,
    branch: null,
    asked: null,
    figure: null,
  };
  kept.set(mirror, fresh);
  return fresh;
}

/** The compare screen, opened next, is to be about this run that was left and the one shown. */
export function askAboutRun(parts: SandboxParts, branch: number): void {
  const one = keptComparison(parts);
  const { source } = one.draft ?? {};
  const isOfIt = source?.kind === 'branch' && source.branch === branch;
  // What has been found out about the two already is what is wanted.
  if (isOfIt && one.state.getState().phase === 'shown') return;
  one.session?.close();
  one.state.setState({ phase: 'setup', problem: null }, true);
  one.asked = branch;
}

/** The screen is left: what is played stands still, and what was only being opened is given up. */
export function leave(one: KeptComparison): void {
  const state = one.state.getState();
  if (state.phase === 'shown') return state.playback.pause();
  one.session?.close();
  one.state.setState({ phase: 'setup', problem: null }, true);
}

/** What the form held, unless it speaks of what is gone or another run has been left since. */
export function keptDraft(
  { draft, branch, state }: KeptComparison,
  options: readonly ChangeOption[],
  { branches }: Pick<MirrorState['run'], 'branches'>,
): SetupDraft | null {
  if (!draft) return null;
  const { source, optionId } = draft;
  const isThere =
    source.kind === 'branch'
      ? branches?.some(({ id }) => id === source.branch)
      : source.kind === 'stored' || options.some(({ id }) => id === optionId);
  const isNewest = lastLeft(branches) === branch || state.getState().phase === 'shown';
  return isThere && isNewest ? draft : null;
}

/** By `Branch.id`; null where no run has been left. */
export const lastLeft = (branches: MirrorState['run']['branches']): number | null =>
  branches?.at(-1)?.id ?? null;
