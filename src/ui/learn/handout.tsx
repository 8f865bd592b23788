import type { Lesson } from '../../lesson/lesson';
import styles from './handout.module.css';
import { Prose } from './prose';

/** The lesson on paper: seen only when the page is printed. Answers stand on their own page. */
export function Handout({ lesson }: { lesson: Lesson }) {
  return (
    <div className={styles.handout} aria-hidden>
      <h1>{lesson.title}</h1>
      <p>
        {lesson.summary} About {lesson.minutes} minutes.
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
    </div>
  );
}
