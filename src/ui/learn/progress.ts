import { useEffect } from 'react';
import { useStore } from 'zustand';
import {
  createLessonProgress,
  type LessonProgress,
  type OpenLesson,
  type ProgressStore,
} from '../../state/lesson-progress';
import { fromProgressFile } from '../../state/progress-file';
import { useWorkspace } from '../sandbox-context';

/** Browsers may forbid storage: progress then lasts as long as the page. */
function browserStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

let store: ProgressStore | undefined;

/** What the learner at this browser has got to. */
export const progress = (): ProgressStore => (store ??= createLessonProgress(browserStorage()));

export const useProgress = <T>(select: (state: LessonProgress) => T): T =>
  useStore(progress(), select);

/**
 * Adds what a file of progress holds to what is here; answers how much that is. Throws an Error in
 * words where it is none.
 */
export function loadProgress(text: string): number {
  const loaded = fromProgressFile(text);
  progress().setState(({ results }) => ({ results: { ...results, ...loaded } }));
  return Object.keys(loaded).length;
}

/** The lesson that the open sandbox belongs to; undefined where there is none, or it was closed. */
export function useOpenLesson(): OpenLesson | undefined {
  const documentId = useWorkspace((state) => state.documentId);
  useEffect(() => {
    const { closed } = progress().getState();
    // Its sandbox was left too: opened again, it brings the lesson back.
    const isElsewhere = documentId !== '' && closed !== null && closed !== documentId;
    if (isElsewhere) progress().setState({ closed: null });
  }, [documentId]);
  return useProgress(({ open, closed }) => (closed === documentId ? undefined : open[documentId]));
}
