import { type CSSProperties, useRef } from 'react';
import { useMirror } from '../sandbox-context';
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

/** The very counts of before when none has changed. */
function useCounts(): readonly StateCount[] {
  const kept = useRef({ version: -1, counts: [] as readonly StateCount[] });
  // With the canvas, not a beat after it: at 20× that would be seconds.
  return useMirror(({ version, entities }) => {
    if (kept.current.version === version) return kept.current.counts;
    const counts = stateCounts(entities);
    const isSame = JSON.stringify(counts) === JSON.stringify(kept.current.counts);
    kept.current = { version, counts: isSame ? kept.current.counts : counts };
    return kept.current.counts;
  });
}

/** How many tasks are at what, in figures for the back row. */
export function StateColumn() {
  const counts = useCounts();
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
