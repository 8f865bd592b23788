import type { CSSProperties } from 'react';
import { useCalm } from '../inspector/use-calm';
import { useParts } from '../sandbox-context';
import styles from './state-column.module.css';
import { type StateCount, stateCounts } from './state-counts';

/** As on the canvas: colour says which revision, or trouble on the way. */
const COLOURS: Record<StateCount['id'], string> = {
  new: 'var(--color-target)',
  starting: 'var(--color-waiting)',
  draining: 'var(--color-draining)',
  old: 'var(--color-source)',
  failed: 'var(--color-failing)',
  unused: 'var(--color-secondary)',
};

/** How many tasks are at what, in figures for the back row. */
export function StateColumn() {
  const { mirror } = useParts();
  // The map of entities is changed in place: its version tells when.
  useCalm((state) => state.version);
  const counts = stateCounts(mirror.getState().entities);
  if (counts.length === 0) return null;
  return (
    <dl className={styles.column} aria-label="Tasks by state">
      {counts.map(({ id, label, count }) => (
        <div key={id} className={styles.row} style={{ '--state': COLOURS[id] } as CSSProperties}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.count}>{count.toLocaleString('en-US')}</dd>
        </div>
      ))}
    </dl>
  );
}
