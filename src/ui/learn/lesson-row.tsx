import { Check } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import styles from './learn-panel.module.css';
import type { LessonPlace } from './places';

/** A lesson in a list: pressed, it begins, or goes on where it was left. */
export function LessonRow(props: {
  number?: number | null;
  title: string;
  summary: string;
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
  const { number = null, title, summary, state, isDone, isBusy, place, children } = props;
  const { onBegin, onGoOn } = props;
  const titleId = useId();
  return (
    <li>
      <button type="button" onClick={() => (place ? onGoOn(place) : onBegin())} disabled={isBusy}>
        <span className={styles.number}>{number ?? ''}</span>
        <span className={styles.title} id={titleId}>
          {title}
        </span>
        {isDone && <Check size={14} className={styles.check} aria-label="done" />}
        {summary !== '' && <span className={styles.summary}>{summary}</span>}
        <span className={styles.minutes}>{state}</span>
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
