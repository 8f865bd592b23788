import type { Lesson, Step } from '../../lesson/lesson';
import { CommandLines } from '../kit/command-lines';
import { GoalList } from './goal-list';
import styles from './lesson-editor.module.css';
import { Look } from './look';
import { Prose } from './prose';

/** A lesson from beginning to end, as its teacher sees it: hints, answers and wrong answers too. */
export function LessonPreview({ lesson }: { lesson: Lesson }) {
  return (
    <article className={styles.lesson}>
      <h2>{lesson.title}</h2>
      <p className="dim">
        {lesson.minutes} min · {lesson.summary}
      </p>
      <Prose text={lesson.intro} />
      {lesson.steps.map((step, i) => (
        <StepPreview key={i} step={step} index={i} />
      ))}
      {lesson.wrapUp.length > 0 && (
        <>
          <h3>Wrap-up</h3>
          <Prose text={lesson.wrapUp} />
        </>
      )}
    </article>
  );
}

function StepPreview({ step, index }: { step: Step; index: number }) {
  const { title, text, begin, look, goals, hints, why, answer, wrong } = step;
  return (
    <section aria-label={title}>
      <h3>
        {index + 1}. {title}
      </h3>
      <Prose text={text} />
      {begin && <CommandLines lines={begin.split('\n')} caption="When the step begins" />}
      <GoalList
        goals={goals}
        states={null}
        isDone={false}
        chosen={new Map()}
        onChoose={() => undefined}
      />
      {look.length > 0 && <Look lines={look} />}
      {hints.map((hint, i) => (
        <div key={i} className={styles.hint}>
          <span className="dim">Hint {i + 1}</span>
          <Prose text={hint} />
        </div>
      ))}
      {answer && <CommandLines lines={answer.split('\n')} caption="Answer" />}
      {wrong.map(({ title: name, script }, i) => (
        <CommandLines key={i} lines={script.split('\n')} caption={`Wrong: ${name}`} />
      ))}
      {why.length > 0 && (
        <div className={styles.why}>
          <h4>Why it works so</h4>
          <Prose text={why} />
        </div>
      )}
    </section>
  );
}
