import { Check, Circle } from 'lucide-react';
import type { GoalState } from '../../lesson/judge-goal';
import type { Goal, QuestionGoal } from '../../lesson/lesson';
import styles from './goal-list.module.css';

/** What a step is to come to, and how far it is. */
export function GoalList(props: {
  goals: readonly Goal[];
  /** Null while nothing was found yet. */
  states: readonly GoalState[] | null;
  /** The step is done for good, whatever the sandbox is like now. */
  isDone: boolean;
  chosen: ReadonlyMap<number, number>;
  onChoose: (goal: number, choice: number) => void;
}) {
  const { goals, states, isDone, chosen, onChoose } = props;
  return (
    <section className={styles.card} aria-label="Your task">
      <h3 className={styles.heading}>Your task</h3>
      <ul className={styles.goals}>
        {goals.map((goal, i) => {
          const reached = isDone || (states?.[i]?.reached ?? false);
          return (
            <li key={i} data-goal={goal.kind} data-reached={reached || undefined}>
              <div className={styles.goal}>
                {reached ? <Check size={16} aria-hidden /> : <Circle size={16} aria-hidden />}
                <span className={styles.label}>
                  {goal.label}
                  <span className="unseen">{reached ? ', reached' : ', not reached yet'}</span>
                </span>
                {!isDone && <span className={styles.found}>{states?.[i]?.found ?? ''}</span>}
              </div>
              {goal.kind === 'question' && !isDone && (
                <Choices
                  goal={goal}
                  taken={chosen.get(i)}
                  onChoose={(choice) => onChoose(i, choice)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Choices(props: {
  goal: QuestionGoal;
  taken: number | undefined;
  onChoose: (choice: number) => void;
}) {
  const { goal, taken, onChoose } = props;
  const choice = taken === undefined ? undefined : goal.choices[taken];
  return (
    <div className={styles.question} role="radiogroup" aria-label={goal.label}>
      {goal.choices.map(({ text }, i) => (
        <label key={i} className={styles.choice}>
          <input
            type="radio"
            name={`goal-${goal.line}`}
            checked={taken === i}
            onChange={() => onChoose(i)}
          />
          {text}
        </label>
      ))}
      {choice && (
        <p className={styles.because} role="status">
          <strong>{choice.right ? 'Right.' : 'Not this one.'}</strong> {choice.because}
        </p>
      )}
    </div>
  );
}
