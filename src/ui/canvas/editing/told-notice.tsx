import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useParts } from '../../sandbox-context';
import styles from './told-notice.module.css';

/** Long enough to be read: so much for every character, and to begin with, ms. */
const READING = { begin: 3000, character: 60 } as const;

/** What came of copying or pasting. It goes by itself, unless the pointer rests on it. */
export function ToldNotice({ text }: { text: string }) {
  const { view } = useParts();
  const [held, setHeld] = useState(false);
  const close = () => view.setState({ told: null });
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(close, READING.begin + READING.character * text.length);
    return () => clearTimeout(timer);
    // `close` is made anew by each render and does the same.
  }, [held, text]);
  return (
    <div className={styles.place}>
      <div
        className={styles.card}
        role="status"
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
      >
        <span>{text}</span>
        <button type="button" className={styles.close} aria-label="Close notice" onClick={close}>
          <X size={14} />
        </button>
      </div>
    </div>
  );
}
