import { fromLessonFragment } from '../../formats/share/lesson-link';
import type { SandboxParts } from '../sandbox-context';
import { openLesson } from './run-lesson';

/** Begins the lesson that a link carries. Rejects with an Error in words. */
export const openLessonLink = (parts: SandboxParts, fragment: string): Promise<void> =>
  openLesson(parts, { id: 'from-a-link', text: fromLessonFragment(fragment) });
