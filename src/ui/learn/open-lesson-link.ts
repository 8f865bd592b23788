import { fromLessonFragment } from '../../formats/share/lesson-link';
import { LESSON_PREFIX } from '../../formats/share/link-prefix';
import type { SandboxParts } from '../sandbox-context';
import { textOfLesson } from './lesson-texts';
import { openLesson } from './run-lesson';

/** Begins the lesson that a link carries, or names. Rejects with an Error in words. */
export async function openLessonLink(parts: SandboxParts, fragment: string): Promise<void> {
  const name = fragment.slice(LESSON_PREFIX.length);
  await openLesson(
    parts,
    textOfLesson(name) === undefined
      ? { id: 'from-a-link', text: fromLessonFragment(fragment) }
      : { id: name, text: null },
  );
}
