import { Button, Checkbox } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Lesson } from '../../lesson/lesson';
import { readLesson } from '../../lesson/read-lesson';
import { Dialog } from '../kit/dialog';
import { useParts } from '../sandbox-context';
import { Handout } from './handout';
import { lessonAddress } from './lesson-address';
import { textOfLesson } from './lesson-texts';
import type { LessonSource } from './run-lesson';
import styles from './lesson-panel.module.css';

/** A lesson on paper: what it will hold, and the browser's own printing. */
export default function HandoutDialog({ id, text }: LessonSource) {
  const { view } = useParts();
  const [lesson, setLesson] = useState<Lesson | null>(null);
  const [hasAnswers, setHasAnswers] = useState(true);
  useEffect(() => {
    let isWanted = true;
    // It was read before, when its lesson was begun.
    void readLesson(text ?? textOfLesson(id) ?? '').then(
      (read) => isWanted && setLesson(read.lesson),
    );
    return () => void (isWanted = false);
  }, [id, text]);
  return (
    <Dialog title="Print handout" size={460} onClose={() => view.setState({ dialog: null })}>
      <div className={styles.handoutDialog}>
        {lesson && (
          <p>
            <strong>{lesson.title}</strong>: its text and its tasks, with the link to the lesson.
          </p>
        )}
        <Checkbox
          label="Hints, answers and the wrap-up too, on pages of their own at the end"
          checked={hasAnswers}
          onChange={(event) => setHasAnswers(event.currentTarget.checked)}
        />
        <Button disabled={!lesson} onClick={() => window.print()} data-autofocus>
          Print
        </Button>
      </div>
      {lesson && (
        <Handout lesson={lesson} address={lessonAddress({ id, text })} hasAnswers={hasAnswers} />
      )}
    </Dialog>
  );
}
