import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { editLesson } from '../../state/lesson-progress';
import { useParts, useWorkspace } from '../sandbox-context';
import { progress, useProgress } from './progress';
import { sessionOf } from './session';
import styles from './why-clue.module.css';

/**
 * The answer to a question “Why?”. In a case of the clinic it is a clue: that is said first, and
 * it counts, once a step for each thing that is asked about.
 */
export function WhyClue({ question, children }: { question: string; children: ReactNode }) {
  const parts = useParts();
  const documentId = useWorkspace((state) => state.documentId);
  // Put aside, it is still to be solved.
  const open = useProgress((state) => state.open[documentId]);
  const session = useStore(sessionOf(parts));
  const isSolved = session.documentId === documentId && session.isDone;
  const isToSolve = open?.isCase === true && open.step < open.steps && !isSolved;
  if (!isToSolve || session.whys.has(question)) return children;
  const show = () => {
    editLesson(progress(), documentId, { allHints: open.allHints + 1 });
    sessionOf(parts).setState(({ whys }) => ({ whys: new Set([...whys, question]) }));
  };
  return (
    <div className={styles.clue}>
      <p>In the clinic this counts as a clue: the answer may name the cause, and its cure.</p>
      <div className={styles.buttons}>
        <Button size="compact-sm" variant="outline" onClick={show}>
          Show it, as a clue
        </Button>
        <Button
          size="compact-sm"
          data-autofocus
          onClick={() => parts.view.setState({ dialog: null })}
        >
          Find out myself
        </Button>
      </div>
    </div>
  );
}
