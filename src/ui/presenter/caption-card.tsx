import styles from './caption-card.module.css';
import { useCaption } from './use-caption';

/** What just happened, and why: large enough for the back row. It keeps its place when empty. */
export function CaptionCard() {
  const caption = useCaption();
  return (
    <section
      className={styles.card}
      aria-label="What just happened"
      data-weight={caption?.weight ?? 'none'}
    >
      <div key={caption?.id} className={styles.words}>
        <p className={styles.text}>{caption?.text}</p>
        <p className={styles.why}>{caption?.why}</p>
      </div>
    </section>
  );
}
