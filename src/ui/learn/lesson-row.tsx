import { Check } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import styles from './learn-panel.module.css';
import type { LessonPlace } from './places';

/** A lesson in a list: pressed, it begins, or goes on where it was left. */
export function LessonRow(props: {
  number?: number | null;
  title: string;
  /** Said under the title; nothing where it is empty. */
  summary: string;
  /** Said to whoever points at it. */
  hint?: string;
  /** How long it takes, or how far it is. */
  state: string;
  isDone: boolean;
  isBusy: boolean;
  place: LessonPlace | undefined;
  onBegin: () => void;
  onGoOn: (place: LessonPlace) => void;
  /** What else can be done with it. */
  children?: ReactNode;
}) {
  const { number = null, title, summary, hint, state, isDone, isBusy, place, children } = props;
  const { onBegin, onGoOn } = props;
  const titleId = useId();
  return (
    <li>
      <button
        type="button"
        title={summary === '' ? hint : undefined}
        onClick={() => (place ? onGoOn(place) : onBegin())}
        disabled={isBusy}
      >
        <span className={styles.number}>{number ?? ''}</span>
        <span>
          <span className={styles.title} id={titleId}>
            {title}
          </span>{' '}
          <span className={styles.minutes}>
            {isDone && <Check size={13} className={styles.check} aria-label="done" />}
            {state}
          </span>
        </span>
        {summary !== '' && <span className={styles.summary}>{summary}</span>}
      </button>
      {(place || children !== undefined) && (
        <div className={styles.place}>
          {place && (
            <>
              <button
                type="button"
                onClick={() => onGoOn(place)}
                disabled={isBusy}
                aria-describedby={titleId}
              >
                Go on at step {place.step}
              </button>
              <button type="button" onClick={onBegin} disabled={isBusy} aria-describedby={titleId}>
                Begin again
              </button>
            </>
          )}
          {children}
        </div>
      )}
    </li>
  );
}
