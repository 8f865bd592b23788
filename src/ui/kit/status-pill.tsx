import styles from './status-pill.module.css';

/** What a state means; the colour goes with a word, never alone. */
export type Tone = 'source' | 'target' | 'third' | 'waiting' | 'draining' | 'failing' | 'neutral';

/** A state in a pill: a mark and its word. */
export function StatusPill({ word, tone }: { word: string; tone: Tone }) {
  return (
    <span className={styles.pill} data-tone={tone}>
      <span className={styles.mark} aria-hidden />
      {word}
    </span>
  );
}
