import { formatClock } from '../../model/sim-time';
import { useMirror, useParts } from '../sandbox-context';
import styles from './past-note.module.css';
import { useNow } from './use-calm';

function Shown() {
  const { commands, mirror } = useParts();
  const now = useNow();
  return (
    <div className={styles.note}>
      <span>As it was at {formatClock(now)}</span>
      <button type="button" onClick={() => commands.seek(mirror.getState().run.head)}>
        To the end of the run
      </button>
    </div>
  );
}

/** While an earlier moment of the run is shown: that it is, and the way back. */
export function PastNote() {
  const isPast = useMirror(({ now, run }) => run.canTravel && now < run.head);
  return isPast && <Shown />;
}
