import { Button } from '@mantine/core';
import { useState } from 'react';
import { counted } from '../kit/counted';
import type { Lesson } from '../../lesson/lesson';
import { lessonKey, type OpenLesson } from '../../state/lesson-progress';
import { useParts } from '../sandbox-context';
import { formatDuration, seconds } from '../../model/sim-time';
import styles from './lesson-panel.module.css';
import { lessonEntries } from './lesson-texts';
import { useProgress } from './progress';
import { Prose } from './prose';
import { leaveLesson, openLesson } from './run-lesson';
import own from './wrap-up.module.css';

/** What was done, how it went, and where to go from here. */
export function WrapUp({ lesson, open }: { lesson: Lesson; open: OpenLesson }) {
  const parts = useParts();
  const [problem, setProblem] = useState<string | null>(null);
  const result = useProgress(({ results }) => results[lessonKey(open)]);
  const entries = lessonEntries();
  const at = open.text === null ? entries.findIndex(({ id }) => id === open.id) : -1;
  const next = at < 0 ? undefined : entries[at + 1];
  const begin = (id: string) =>
    openLesson(parts, { id, text: null }).catch((error: unknown) =>
      setProblem(error instanceof Error ? error.message : String(error)),
    );
  return (
    <>
      <Prose text={lesson.wrapUp} />
      {result && (
        <p className={styles.result}>
          {[
            `${formatDuration(seconds(result.seconds))} of simulated time`,
            counted(result.commands, 'command'),
            counted(result.hints, lesson.kind === 'clinic' ? 'clue' : 'hint'),
            ...(result.wrong ? [counted(result.wrong, 'wrong answer')] : []),
          ].join(' · ')}
        </p>
      )}
      {result && open.used.length > 0 && <Used open={open} />}
      <div className={styles.next}>
        {next && (
          <Button onClick={() => void begin(next.id)}>
            {next.kind === 'lesson' ? 'Next' : 'Clinic'}: {next.title}
          </Button>
        )}
        <Button variant="outline" onClick={() => leaveLesson(parts)}>
          Go on in this sandbox
        </Button>
      </div>
      {problem !== null && <p role="alert">{problem}</p>}
    </>
  );
}

/** The commands that were given, for whoever wants to see how it was done. */
function Used({ open: { used, commands } }: { open: OpenLesson }) {
  const left = commands - used.length;
  return (
    <details className={own.used}>
      <summary>Commands used</summary>
      {left > 0 && <p>{counted(left, 'earlier command')} not kept.</p>}
      <ol>
        {used.map((line, i) => (
          <li key={i}>
            <code>{line}</code>
          </li>
        ))}
      </ol>
    </details>
  );
}
