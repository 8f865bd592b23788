import { Button } from '@mantine/core';
import { BookOpen, GraduationCap, Stethoscope } from 'lucide-react';
import { useState } from 'react';
import { REFERENCE_ACTIONS } from '../reference/reference.action';
import { useParts } from '../sandbox-context';
import { writeLesson } from './learn.action';
import styles from './learn-panel.module.css';
import { KeptLessons } from './kept-lessons';
import { LessonRow } from './lesson-row';
import { type LessonEntry, lessonEntries } from './lesson-texts';
import { type LessonPlace, usePlaces } from './places';
import { useProgress } from './progress';
import { ProgressMenu } from './progress-menu';
import { goOnWithLesson, openLesson } from './run-lesson';

/** The Learn tab: lessons to go through, and broken sandboxes to repair. */
export function LearnPanel() {
  const parts = useParts();
  const [opening, setOpening] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const entries = lessonEntries();
  const places = usePlaces();
  const isFull = useProgress((state) => state.isFull);
  const opened = async (id: string, coming: Promise<void>) => {
    setOpening(id);
    setProblem(null);
    try {
      await coming;
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
    setOpening(null);
  };
  const begin = (id: string) => void opened(id, openLesson(parts, { id, text: null }));
  const goOn = ({ documentId }: LessonPlace) =>
    void opened(documentId, goOnWithLesson(parts, documentId));
  const shared = { opening, places, onBegin: begin, onGoOn: goOn };
  const lessons = entries.filter(({ kind }) => kind === 'lesson');
  const cases = entries.filter(({ kind }) => kind === 'clinic');
  return (
    <div className={styles.learn}>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {isFull && (
        <p role="alert" className={styles.problem}>
          This browser has no room left: what you get to now is gone with the page. Deleting
          sandboxes or removing lessons makes room.
        </p>
      )}
      <div className={styles.headingRow}>
        <h3 className={styles.heading}>
          <GraduationCap size={15} aria-hidden /> Lessons
        </h3>
        <ProgressMenu ids={lessons.map(({ id }) => id)} />
      </div>
      <p className={styles.about}>Each in a running sandbox, its goals checked by what happens.</p>
      <List entries={lessons} {...shared} />
      <h3 className={styles.heading}>
        <Stethoscope size={15} aria-hidden /> Clinic
      </h3>
      <p className={styles.about}>Broken sandboxes to find the fault in, and to repair.</p>
      {groupsOf(cases).map(([group, of]) => (
        <section key={group} aria-label={group}>
          <h4 className={styles.heading}>{group}</h4>
          <List entries={of} {...shared} />
        </section>
      ))}
      <KeptLessons
        places={places}
        isBusy={opening !== null}
        onBegin={(source) => void opened(source.id, openLesson(parts, source))}
        onGoOn={goOn}
      />
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
  places: ReadonlyMap<string, LessonPlace>;
  onBegin: (id: string) => void;
  onGoOn: (place: LessonPlace) => void;
}) {
  const { entries, opening, places, onBegin, onGoOn } = props;
  const results = useProgress((state) => state.results);
  return (
    <ul className={styles.list}>
      {entries.map(({ id, number, title, summary, minutes }) => (
        <LessonRow
          key={id}
          number={number}
          title={title}
          summary={summary}
          state={opening === id ? 'Opening…' : `${minutes} min`}
          isDone={results[id] !== undefined}
          isBusy={opening !== null}
          place={places.get(id)}
          onBegin={() => onBegin(id)}
          onGoOn={onGoOn}
        />
      ))}
    </ul>
  );
}
