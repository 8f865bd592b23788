import { Button } from '@mantine/core';
import { BookOpen, Check, GraduationCap, Stethoscope } from 'lucide-react';
import { useState } from 'react';
import { REFERENCE_ACTIONS } from '../reference/reference.action';
import { useParts } from '../sandbox-context';
import { writeLesson } from './learn.action';
import styles from './learn-panel.module.css';
import { type LessonEntry, lessonEntries } from './lesson-texts';
import { useProgress } from './progress';
import { ProgressMenu } from './progress-menu';
import { openLesson } from './run-lesson';

/** The Learn tab: lessons to go through, and broken sandboxes to repair. */
export function LearnPanel() {
  const parts = useParts();
  const [opening, setOpening] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const entries = lessonEntries();
  const open = async (id: string) => {
    setOpening(id);
    setProblem(null);
    try {
      await openLesson(parts, { id, text: null });
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
    setOpening(null);
  };
  const lessons = entries.filter(({ kind }) => kind === 'lesson');
  const cases = entries.filter(({ kind }) => kind === 'clinic');
  return (
    <div className={styles.learn}>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={styles.headingRow}>
        <h3 className={styles.heading}>
          <GraduationCap size={15} aria-hidden /> Lessons
        </h3>
        <ProgressMenu ids={lessons.map(({ id }) => id)} />
      </div>
      <p className={styles.about}>Each in a running sandbox, its goals checked by what happens.</p>
      <List entries={lessons} opening={opening} onOpen={(id) => void open(id)} />
      <h3 className={styles.heading}>
        <Stethoscope size={15} aria-hidden /> Clinic
      </h3>
      <p className={styles.about}>Broken sandboxes to find the fault in, and to repair.</p>
      {groupsOf(cases).map(([group, of]) => (
        <section key={group} aria-label={group}>
          <h4 className={styles.heading}>{group}</h4>
          <List entries={of} opening={opening} onOpen={(id) => void open(id)} />
        </section>
      ))}
      <LookItUp />
      <Button size="compact-sm" variant="outline" onClick={() => writeLesson.run(parts)}>
        Write a lesson
      </Button>
    </div>
  );
}

/** What to look up beside a lesson. */
function LookItUp() {
  const parts = useParts();
  return (
    <section aria-label="Look it up">
      <h3 className={styles.heading}>
        <BookOpen size={15} aria-hidden /> Look it up
      </h3>
      <ul className={styles.list}>
        {REFERENCE_ACTIONS.map((action) => (
          <li key={action.id}>
            <button type="button" onClick={() => action.run(parts)}>
              <span className={styles.title}>{action.label}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Cases under their headings, in the order of their files. */
function groupsOf(cases: readonly LessonEntry[]): [string, LessonEntry[]][] {
  const groups = new Map<string, LessonEntry[]>();
  for (const one of cases) {
    const name = one.group ?? 'Clinic';
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups];
}

function List(props: {
  entries: readonly LessonEntry[];
  opening: string | null;
  onOpen: (id: string) => void;
}) {
  const { entries, opening, onOpen } = props;
  const results = useProgress((state) => state.results);
  return (
    <ul className={styles.list}>
      {entries.map(({ id, number, title, summary, minutes }) => (
        <li key={id}>
          <button type="button" onClick={() => onOpen(id)} disabled={opening !== null}>
            <span className={styles.number}>{number ?? ''}</span>
            <span className={styles.title}>{title}</span>
            {results[id] && <Check size={14} className={styles.check} aria-label="done" />}
            <span className={styles.summary}>{summary}</span>
            <span className={styles.minutes}>{opening === id ? 'Opening…' : `${minutes} min`}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
