import { CopyButton } from './copy-button';
import styles from './command-lines.module.css';

/** The `aws …` lines that a button just stood for, to copy and learn from. */
export function CommandLines({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <figure className={styles.box} aria-label="The command this was">
      <figcaption className={styles.caption}>
        <span>{lines.length === 1 ? 'The command this was' : 'The commands this was'}</span>
        <CopyButton text={lines.join('\n')} label="Copy the commands" />
      </figcaption>
      <pre className={styles.lines}>
        {lines.map((line, index) => (
          <code key={index}>{line}</code>
        ))}
      </pre>
    </figure>
  );
}
