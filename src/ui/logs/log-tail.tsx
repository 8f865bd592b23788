import { memo } from 'react';
import { seconds } from '../../model/sim-time';
import { LongList } from '../kit/long-list';
import { useMirror } from '../sandbox-context';
import { MomentButton } from '../time-travel/moment-button';
import type { Told } from './log-lines';
import styles from './logs.module.css';

/** Of most lines, which take two rows of the panel; px. */
const LINE = 36;

const Line = memo(function Line({ line, isActive }: { line: Told; isActive: boolean }) {
  const { at, by, message, tone } = line;
  return (
    <div className={styles.line} data-tone={tone}>
      <MomentButton at={seconds(at)} many={!isActive} />
      {by !== '' && <b>{by}</b>}
      <span>{message}</span>
    </div>
  );
});

/** Lines with the newest at the foot, which stays in sight until one scrolls away from it. */
export function LogTail(props: {
  /** Of what the lines are. */
  label: string;
  lines: readonly Told[];
  /** Said where there are none. */
  nothing: string;
}) {
  const { label, lines, nothing } = props;
  const canTravel = useMirror((state) => state.run.canTravel);
  return (
    // They may come by the dozen: they are read when one goes there.
    <div className={styles.frame} role="log" aria-live="off" aria-label={label}>
      {lines.length === 0 ? (
        <p className={styles.nothing}>{nothing}</p>
      ) : (
        <LongList
          label={`${label}, newest last`}
          rows={lines}
          keyOf={({ key }) => key}
          height={LINE}
          newest="last"
          hasButtons={canTravel}
          className={styles.box}
        >
          {(line, isActive) => <Line line={line} isActive={isActive} />}
        </LongList>
      )}
    </div>
  );
}
