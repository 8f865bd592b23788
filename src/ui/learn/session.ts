import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GoalState } from '../../lesson/judge-goal';
import type { Lesson } from '../../lesson/lesson';
import type { Given } from '../../state/gesture';
import type { SandboxParts } from '../sandbox-context';

/** Where a learner stands in the lesson of the open sandbox. What is worth keeping is progress. */
export interface LessonSession {
  lesson: Lesson | null;
  /** The sandbox it is gone through in. */
  documentId: string;
  /** Its sandbox is set up. */
  isReady: boolean;
  /** Index of the step that is shown: the one to be done, or one before it. */
  shown: number;
  /** Of the step to be done, as they were found last; null while nothing was found. */
  goals: readonly GoalState[] | null;
  /** All goals of the step to be done were reached at once. */
  isDone: boolean;
  /** By index of a goal: the choice that was taken. */
  chosen: ReadonlyMap<number, number>;
  /** What “Why?” was asked about in this step, and answered. */
  whys: ReadonlySet<string>;
  /** Lines typed into the terminal before the step began. */
  typedBefore: number;
  /** What was given last of what is counted in the lesson's figures already. */
  counted: Given | null;
  /** What is under way, in words; null while nothing is. */
  busy: string | null;
  /** What went wrong, in words. */
  problem: string | null;
}

export type SessionStore = StoreApi<LessonSession>;

export const NO_SESSION: LessonSession = {
  lesson: null,
  documentId: '',
  isReady: false,
  shown: 0,
  goals: null,
  isDone: false,
  chosen: new Map(),
  whys: new Set(),
  typedBefore: 0,
  counted: null,
  busy: null,
  problem: null,
};

const sessions = new WeakMap<SandboxParts['mirror'], SessionStore>();

/** The session of a page. */
export function sessionOf({ mirror }: Pick<SandboxParts, 'mirror'>): SessionStore {
  const known = sessions.get(mirror);
  if (known) return known;
  const store = createStore<LessonSession>(() => NO_SESSION);
  sessions.set(mirror, store);
  return store;
}
