import { formatClock, type SimMicros } from '../../model/sim-time';
import { useMirror, useParts } from '../sandbox-context';
import styles from './moment-button.module.css';

/** A moment in a list that can be gone to, where the run can be turned back. */
export function MomentButton({ at }: { at: SimMicros }) {
  const { commands } = useParts();
  const canTravel = useMirror((state) => state.run.canTravel);
  const clock = formatClock(at);
  if (!canTravel) return <time>{clock}</time>;
  return (
    <button
      type="button"
      className={styles.moment}
      aria-label={`Go to ${clock}`}
      title="Go to this moment"
      onClick={() => commands.seek(at)}
    >
      <time>{clock}</time>
    </button>
  );
}
