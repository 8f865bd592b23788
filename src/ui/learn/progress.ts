import { useStore } from 'zustand';
import {
  createLessonProgress,
  type LessonProgress,
  type OpenLesson,
  type ProgressStore,
} from '../../state/lesson-progress';
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

/** The lesson that the open sandbox belongs to; undefined where it belongs to none. */
export function useOpenLesson(): OpenLesson | undefined {
  const documentId = useWorkspace((state) => state.documentId);
  return useProgress(({ open }) => open[documentId]);
}
