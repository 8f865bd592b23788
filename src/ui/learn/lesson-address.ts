import { toLessonFragment } from '../../formats/share/lesson-link';
import { LESSON_PREFIX } from '../../formats/share/link-prefix';
import type { LessonSource } from './run-lesson';

/** Where a lesson begins when it is opened: the app's own have an address that can be typed. */
export function lessonAddress({ id, text }: LessonSource): string {
  const fragment = text === null ? `${LESSON_PREFIX}${id}` : toLessonFragment(text);
  return `${window.location.origin}${window.location.pathname}${fragment}`;
}
