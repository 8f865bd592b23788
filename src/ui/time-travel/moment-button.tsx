import { formatClock, type SimMicros } from '../../model/sim-time';
import { useMirror, useParts } from '../sandbox-context';
import styles from './moment-button.module.css';

/**
 * A moment in a list that can be gone to, where the run can be turned back. One of `many` is not in
 * the tab order: hundreds of stops would be in the way, and the timeline goes there too.
 */
export function MomentButton({ at, many = false }: { at: SimMicros; many?: boolean }) {
  const { commands } = useParts();
  const canTravel = useMirror((state) => state.run.canTravel);
  const clock = formatClock(at);
  if (!canTravel) return <time>{clock}</time>;
  return (
    <button
      type="button"
      className={styles.moment}
      tabIndex={many ? -1 : undefined}
      aria-label={`Go to ${clock}`}
      title="Go to this moment"
      onClick={() => commands.seek(at)}
    >
      <time>{clock}</time>
    </button>
  );
}
