import { SquareTerminal } from 'lucide-react';
import { openTerminal } from '../../state/view-store';
import { useParts } from '../sandbox-context';
import styles from './lesson-panel.module.css';

/** Where one would look in AWS: a command for the terminal. */
export function Look({ lines }: { lines: readonly string[] }) {
  const { view } = useParts();
  return (
    <section className={styles.look} aria-label="Look where you would in AWS">
      <h3>Look where you would in AWS</h3>
      {lines.map((line) => (
        <button key={line} type="button" onClick={() => openTerminal(view, line)}>
          <code>{line}</code>
          <span>
            <SquareTerminal size={13} aria-hidden /> To the terminal
          </span>
        </button>
      ))}
    </section>
  );
}
