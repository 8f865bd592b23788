import { GraduationCap } from 'lucide-react';
import { useState } from 'react';
import { lessonEntries } from '../learn/lesson-texts';
import { showLessons } from '../learn/learn.action';
import { openLesson } from '../learn/run-lesson';
import { useParts } from '../sandbox-context';
import styles from './advisor.module.css';

/** `Lesson 8 · Load balancing with an ALB`: begins it, in a sandbox of its own. */
export default function LessonLink({ id }: { id: string }) {
  const parts = useParts();
  const [problem, setProblem] = useState<string | null>(null);
  const [opening, setOpening] = useState(false);
  const lesson = lessonEntries().find((one) => one.id === id);
  if (!lesson) return null;
  const { number, title, minutes } = lesson;
  const open = async () => {
    setOpening(true);
    try {
      await openLesson(parts, { id, text: null });
      showLessons.run(parts);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
    setOpening(false);
  };
  return (
    <>
      <button
        type="button"
        className={styles.lesson}
        title={`Opens in a sandbox of its own; ${minutes} minutes. This one stays as it is.`}
        disabled={opening}
        onClick={() => void open()}
      >
        <GraduationCap size={13} aria-hidden />
        <span>{number === null ? `Clinic · ${title}` : `Lesson ${number} · ${title}`}</span>
      </button>
      {problem !== null && (
        <span role="alert" className={styles.refusal}>
          {problem}
        </span>
      )}
    </>
  );
}
