import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SandboxParts } from '../sandbox-context';

/** Where a talk stands. Gone with the page: what is kept is the list of steps. */
export interface PresentationState {
  /** Index of the step shown; -1 before the first. */
  index: number;
  /** Counts the ways to a step: who was overtaken on one stops there. */
  turn: number;
  /** On the way to a step. */
  isTravelling: boolean;
  /** Why a step is not as it should be, in words. */
  problem: string | null;
  /** Commands that were given by steps, by step: how long the log was before them. */
  given: Readonly<Record<string, number>>;
  /** The pointer is a laser pointer, and the canvas cannot be touched. */
  hasLaser: boolean;
  /** Counts by state and figures stand beside the canvas. */
  hasFigures: boolean;
  /** Wall time at which presenting began, ms since 1970; null before. */
  startedAt: number | null;
  /** The window with the notes, while it is there. */
  notes: Window | null;
  /** The list of steps stands where the inspector does. */
  isEditing: boolean;
}

export type Presentation = StoreApi<PresentationState>;

const BEFORE: PresentationState = {
  index: -1,
  turn: 0,
  isTravelling: false,
  problem: null,
  given: {},
  hasLaser: false,
  hasFigures: true,
  startedAt: null,
  notes: null,
  isEditing: false,
};

const presentations = new WeakMap<SandboxParts['mirror'], Presentation>();

/** The talk of a page; another sandbox begins another one. */
export function presentationOf({
  mirror,
  workspace,
}: Pick<SandboxParts, 'mirror' | 'workspace'>): Presentation {
  const known = presentations.get(mirror);
  if (known) return known;
  const store = createStore<PresentationState>(() => BEFORE);
  presentations.set(mirror, store);
  workspace.subscribe((state, before) => {
    if (state.documentId === before.documentId) return;
    store.setState(({ turn }) => ({
      index: -1,
      turn: turn + 1,
      isTravelling: false,
      problem: null,
      given: {},
    }));
  });
  return store;
}
