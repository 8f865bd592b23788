import { createPortal } from 'react-dom';
import type { Lesson } from '../../lesson/lesson';
import styles from './handout.module.css';
import { Prose } from './prose';

/** A longer address is not one to be typed: the file that is printed to has it as a link. */
const LONGEST_TYPED = 200;

/** The lesson on paper: seen only when the page is printed, and then nothing else. */
export function Handout(props: {
  lesson: Lesson;
  /** Where it begins when it is opened. */
  address: string;
  /** With hints, answers and the wrap-up, on pages of their own. */
  hasAnswers: boolean;
}) {
  const { lesson, address, hasAnswers } = props;
  return createPortal(
    <div className={styles.handout} aria-hidden>
      <h1>{lesson.title}</h1>
      <p>
        {lesson.summary} About {lesson.minutes} minutes.
      </p>
      <p className={styles.address}>
        The lesson:{' '}
        <a href={address}>{address.length > LONGEST_TYPED ? 'open it in ECS Sandbox' : address}</a>
      </p>
      <Prose text={lesson.intro} />
      {lesson.steps.map(({ title, text, goals, look }, i) => (
        <section key={i}>
          <h2>
            {i + 1}. {title}
          </h2>
          <Prose text={text} />
          {look.map((line) => (
            <pre key={line}>{line}</pre>
          ))}
          <ul className={styles.goals}>
            {goals.map((goal) => (
              <li key={goal.line}>
                {goal.label}
                {goal.kind === 'question' && (
                  <ul className={styles.goals}>
                    {goal.choices.map((choice) => (
                      <li key={choice.text}>{choice.text}</li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {hasAnswers && <Answers lesson={lesson} />}
    </div>,
    document.body,
  );
}

function Answers({ lesson }: { lesson: Lesson }) {
  return (
    <div className={styles.answers}>
      <h1>{lesson.title}: hints and answers</h1>
      {lesson.steps.map(({ title, answer, goals, hints, why }, i) => (
        <section key={i}>
          <h2>
            {i + 1}. {title}
          </h2>
          {goals.flatMap((goal) =>
            goal.kind === 'question'
              ? goal.choices
                  .filter(({ right }) => right)
                  .map(({ text, because }) => (
                    <p key={text}>
                      {goal.label} <strong>{text}.</strong> {because}
                    </p>
                  ))
              : [],
          )}
          {hints.length > 0 && (
            <ul>
              {hints.map((hint, at) => (
                <li key={at}>
                  <Prose text={hint} />
                </li>
              ))}
            </ul>
          )}
          {answer && <pre>{answer}</pre>}
          <Prose text={why} />
        </section>
      ))}
      {lesson.wrapUp.length > 0 && <h2>Wrap-up</h2>}
      <Prose text={lesson.wrapUp} />
    </div>
  );
}
