import { Button } from '@mantine/core';
import { BookOpen, ChevronRight, GraduationCap, Stethoscope } from 'lucide-react';
import { useState } from 'react';
import { REFERENCE_ACTIONS } from '../reference/reference.action';
import { useParts, useView } from '../sandbox-context';
import { writeLesson } from './learn.action';
import styles from './learn-panel.module.css';
import { KeptLessons } from './kept-lessons';
import { LessonRow } from './lesson-row';
import { type LessonEntry, lessonEntries } from './lesson-texts';
import { type LessonPlace, usePlaces } from './places';
import { useProgress } from './progress';
import { ProgressMenu } from './progress-menu';
import { goOnWithLesson, openLesson } from './run-lesson';

const HEADINGS = {
  lessons: 'learn-lessons',
  clinic: 'learn-clinic',
  reference: 'learn-reference',
} as const;

/** To the parts of a list longer than the panel. */
function Jumps() {
  const to = (id: string) => () => {
    const heading = document.getElementById(id);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  };
  return (
    <nav className={styles.jumps} aria-label="Parts of Learn">
      <button type="button" onClick={to(HEADINGS.lessons)}>
        Lessons
      </button>
      <button type="button" onClick={to(HEADINGS.clinic)}>
        Clinic
      </button>
      <button type="button" onClick={to(HEADINGS.reference)}>
        Look it up
      </button>
    </nav>
  );
}

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
      <Jumps />
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
        <h3 className={styles.heading} id={HEADINGS.lessons} tabIndex={-1}>
          <GraduationCap size={15} aria-hidden /> Lessons
        </h3>
        <ProgressMenu ids={lessons.map(({ id }) => id)} />
      </div>
      <List entries={lessons} tellsNext {...shared} />
      <h3 className={styles.heading} id={HEADINGS.clinic} tabIndex={-1}>
        <Stethoscope size={15} aria-hidden /> Clinic
      </h3>
      <p className={styles.about}>Find the fault, and repair it.</p>
      {groupsOf(cases).map(([group, of]) => (
        <CaseGroup key={group} group={group} entries={of} {...shared} />
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
      <h3 className={styles.heading} id={HEADINGS.reference} tabIndex={-1}>
        <BookOpen size={15} aria-hidden /> Look it up
      </h3>
      <ul className={styles.list} data-plain>
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

interface ListProps {
  entries: readonly LessonEntry[];
  opening: string | null;
  places: ReadonlyMap<string, LessonPlace>;
  onBegin: (id: string) => void;
  onGoOn: (place: LessonPlace) => void;
}

/** Cases of one kind: folded until asked for, or until one of them is under way. */
function CaseGroup({ group, ...list }: ListProps & { group: string }) {
  const { view } = useParts();
  const key = `clinic/${group}`;
  const isUnderWay = list.entries.some(({ id }) => list.places.has(id));
  const isOpen = useView(({ unfolded }) => unfolded[key]) ?? isUnderWay;
  const results = useProgress((state) => state.results);
  const done = list.entries.filter(({ id }) => results[id]).length;
  const fold = () =>
    view.setState(({ unfolded }) => ({ unfolded: { ...unfolded, [key]: !isOpen } }));
  return (
    <section aria-label={group}>
      <h4 className={styles.group}>
        <button type="button" aria-expanded={isOpen} onClick={fold}>
          <ChevronRight size={14} aria-hidden className={styles.chevron} />
          <span>{group}</span>
          <span className={styles.minutes}>
            {done > 0 ? `${done} of ${list.entries.length} done` : list.entries.length}
          </span>
        </button>
      </h4>
      {isOpen && <List {...list} />}
    </section>
  );
}

/** `tellsNext`: of the first that is not done yet it is said what it is about. */
function List(props: ListProps & { tellsNext?: boolean }) {
  const { entries, opening, places, onBegin, onGoOn, tellsNext = false } = props;
  const results = useProgress((state) => state.results);
  const next = entries.find(({ id }) => !results[id]);
  return (
    <ul className={styles.list}>
      {entries.map((entry) => (
        <LessonRow
          key={entry.id}
          number={entry.number}
          title={entry.title}
          summary={tellsNext && entry === next ? entry.summary : ''}
          hint={entry.summary}
          state={opening === entry.id ? 'Opening…' : `${entry.minutes} min`}
          isDone={results[entry.id] !== undefined}
          isBusy={opening !== null}
          place={places.get(entry.id)}
          onBegin={() => onBegin(entry.id)}
          onGoOn={onGoOn}
        />
      ))}
    </ul>
  );
}
