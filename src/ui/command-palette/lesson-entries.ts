import { type LessonEntry, lessonEntries } from '../learn/lesson-texts';
import { openLesson } from '../learn/run-lesson';
import type { SandboxParts } from '../sandbox-context';
import type { Entry } from './entry';

/** The lessons and the cases of the clinic, to begin and to print. */
export function learnEntries(parts: SandboxParts): Entry[] {
  const { view } = parts;
  const begin = async (id: string) => {
    try {
      await openLesson(parts, { id, text: null });
    } catch (error) {
      view.setState({ notice: error instanceof Error ? error.message : String(error) });
    }
  };
  const lessons = lessonEntries();
  return [
    ...lessons.map((lesson): Entry => ({
      id: `lesson/${lesson.id}`,
      group: 'Lessons',
      label: lesson.title,
      detail: kindOf(lesson),
      words: 'learn lesson',
      run: () => void begin(lesson.id),
    })),
    ...lessons.map((lesson): Entry => ({
      id: `handout/${lesson.id}`,
      group: 'Lessons',
      label: `Print handout: ${lesson.title}`,
      detail: kindOf(lesson),
      words: 'paper',
      run: () => view.setState({ dialog: { kind: 'handout', id: lesson.id, text: null } }),
    })),
  ];
}

const kindOf = ({ number, group }: LessonEntry): string =>
  number === null ? `Clinic · ${group ?? ''}` : `Lesson ${number}`;
