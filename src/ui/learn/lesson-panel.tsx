import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { ChevronLeft, ChevronRight, Printer, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Lesson, Step } from '../../lesson/lesson';
import type { OpenLesson } from '../../state/lesson-progress';
import { useParts } from '../sandbox-context';
import { GoalList } from './goal-list';
import { Hints } from './hints';
import { Look } from './look';
import styles from './lesson-panel.module.css';
import { useOpenLesson } from './progress';
import { Prose } from './prose';
import {
  choose,
  doItForMe,
  leaveLesson,
  look,
  nextStep,
  previousStep,
  showHint,
  takeUpLesson,
} from './run-lesson';
import { sessionOf } from './session';
import { showGoalLeft, whatIsLeft } from './what-is-left';
import { WrapUp } from './wrap-up';

/** How often goals are looked at, ms. */
const LOOK_EVERY = 500;

/** The lesson of the open sandbox, where the left panel is otherwise. */
export default function LessonPanel() {
  const parts = useParts();
  const open = useOpenLesson();
  const session = useStore(sessionOf(parts));
  useEffect(() => void takeUpLesson(parts), [parts, open?.id]);
  useEffect(() => {
    const timer = setInterval(() => document.hidden || void look(parts), LOOK_EVERY);
    return () => clearInterval(timer);
  }, [parts]);
  const { lesson, problem, isReady, busy } = session;
  if (!open) return null;
  return (
    <div className={styles.lesson}>
      <div className={styles.top}>
        <span className={styles.kicker}>{lesson ? kickerOf(lesson) : 'Lesson'}</span>
        <span className={styles.topButtons}>
          <Tooltip label="Print handout">
            <ActionIcon
              aria-label="Print handout"
              disabled={!lesson}
              onClick={() =>
                parts.view.setState({ dialog: { kind: 'handout', id: open.id, text: open.text } })
              }
              size={26}
            >
              <Printer size={15} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Leave the lesson; its sandbox stays">
            <ActionIcon aria-label="Leave the lesson" onClick={() => leaveLesson(parts)} size={26}>
              <X size={15} />
            </ActionIcon>
          </Tooltip>
        </span>
      </div>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {!isReady && busy !== null && (
        <p role="status" className={styles.settingUp}>
          {busy}
        </p>
      )}
      {lesson && isReady && <Page lesson={lesson} open={open} shown={session.shown} />}
    </div>
  );
}

const kickerOf = ({ number, kind, group }: Lesson): string => {
  if (number !== null) return `Lesson ${number} of 10`;
  return [kind === 'clinic' ? 'Clinic' : 'Lesson', group].filter(Boolean).join(' · ');
};

function Page({ lesson, open, shown }: { lesson: Lesson; open: OpenLesson; shown: number }) {
  const step = lesson.steps[shown];
  const heading = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const count = lesson.steps.length;
  const title = step?.title ?? 'Done';
  useEffect(() => heading.current?.focus({ preventScroll: true }), [shown, lesson]);
  return (
    <>
      <div className={styles.body} key={shown} ref={body}>
        <h2 className={styles.title} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <progress
          className={styles.progress}
          value={Math.min(open.step, count)}
          max={count}
          aria-label="Steps done"
        />
        <p className={styles.count}>
          {step ? `step ${shown + 1} of ${count}` : `${count} of ${count} steps`}
        </p>
        {step ? (
          <StepPage
            lesson={lesson}
            step={step}
            open={open}
            shown={shown}
            // An answer answers no question: what is left is shown to who had it done.
            onDone={() => showGoalLeft(body.current, 'question')}
          />
        ) : (
          <WrapUp lesson={lesson} open={open} />
        )}
      </div>
      <Foot
        lesson={lesson}
        open={open}
        shown={shown}
        onShowLeft={() => showGoalLeft(body.current)}
      />
    </>
  );
}

function StepPage(props: {
  lesson: Lesson;
  step: Step;
  open: OpenLesson;
  shown: number;
  /** The answer was carried out. */
  onDone: () => void;
}) {
  const { lesson, step, open, shown, onDone } = props;
  const parts = useParts();
  const { goals, isDone, chosen, busy } = useStore(sessionOf(parts));
  const isBefore = shown < open.step;
  const isOver = isBefore || isDone;
  return (
    <>
      {shown === 0 && lesson.intro.length > 0 && <Prose text={lesson.intro} />}
      <Prose text={step.text} />
      {busy !== null && (
        <p className={styles.busy} role="status">
          {busy}
        </p>
      )}
      <GoalList
        goals={step.goals}
        states={isBefore ? null : goals}
        isDone={isBefore}
        chosen={chosen}
        onChoose={(goal, choice) => choose(parts, goal, choice)}
      />
      {step.look.length > 0 && <Look lines={step.look} />}
      {!isBefore && !isDone && (
        <Hints
          step={step}
          shown={open.hints}
          isClinic={lesson.kind === 'clinic'}
          isBusy={busy !== null}
          onShow={() => showHint(parts)}
          onDoIt={() => void doItForMe(parts).then(onDone)}
        />
      )}
      {isOver && (
        <p className={styles.done} role="status">
          Done.
        </p>
      )}
      {isOver && step.why.length > 0 && (
        <section className={styles.why} aria-label="Why it works so">
          <h3>Why it works so</h3>
          <Prose text={step.why} />
        </section>
      )}
    </>
  );
}

function Foot(props: { lesson: Lesson; open: OpenLesson; shown: number; onShowLeft: () => void }) {
  const { lesson, open, shown, onShowLeft } = props;
  const parts = useParts();
  const { isDone, busy, goals } = useStore(sessionOf(parts));
  const isToDo = shown === open.step && !isDone && busy === null;
  const left = isToDo ? whatIsLeft(lesson.steps[shown]?.goals ?? [], goals) : '';
  const isLast = shown >= lesson.steps.length;
  const mayGoOn = !isLast && busy === null && (shown < open.step || isDone);
  return (
    <div className={styles.foot}>
      {left !== '' && (
        <button type="button" className={styles.left} onClick={onShowLeft}>
          {left}
        </button>
      )}
      <Button
        variant="subtle"
        leftSection={<ChevronLeft size={15} />}
        disabled={shown === 0}
        onClick={() => previousStep(parts)}
      >
        Back
      </Button>
      <span className={styles.dots} aria-hidden>
        {lesson.steps.map((_, i) => (
          <i key={i} data-done={i < open.step || undefined} data-shown={i === shown || undefined} />
        ))}
      </span>
      <span>
        {/* After the last step, what comes next is offered in the wrap-up. */}
        {!isLast && (
          <Tooltip label="Once all of your task is reached" disabled={mayGoOn}>
            <span>
              <Button
                {...(!mayGoOn && { variant: 'subtle' })}
                rightSection={<ChevronRight size={15} />}
                disabled={!mayGoOn}
                onClick={() => void nextStep(parts)}
              >
                {shown + 1 === lesson.steps.length ? 'Finish' : 'Next'}
              </Button>
            </span>
          </Tooltip>
        )}
      </span>
    </div>
  );
}
