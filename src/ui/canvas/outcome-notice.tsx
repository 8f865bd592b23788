import { X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { commandLines, typedOperations } from '../../cli/gesture-commands';
import type { Operation, Outcome } from '../../state/gesture';
import { openScript, openTerminal } from '../../state/view-store';
import { CommandLines } from '../kit/command-lines';
import { useParts, useView } from '../sandbox-context';
import styles from './outcome-notice.module.css';

/** How long a good outcome is shown, ms; a refusal stays until it is closed. */
const SHOWN_MS = 6000;

/** What was done last and the commands it was, or why it was refused. */
export function OutcomeNotice() {
  const outcome = useView((state) => state.lastOutcome);
  const { view } = useParts();
  const close = () => view.setState({ lastOutcome: null });
  return (
    <div className={styles.place} role="status" data-outcome={outcome ? '' : undefined}>
      {outcome && <OutcomeCard key={keyOf(outcome)} outcome={outcome} onClose={close} />}
    </div>
  );
}

let lastKey = 0;
const keys = new WeakMap<Outcome, number>();

/** Each outcome has its own card, so that the next one starts folded and with its full time. */
function keyOf(outcome: Outcome): number {
  const known = keys.get(outcome) ?? ++lastKey;
  keys.set(outcome, known);
  return known;
}

function useAutoClose(isHeld: boolean, onClose: () => void) {
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(onClose, SHOWN_MS);
    return () => clearTimeout(timer);
    // `onClose` is made anew by each render and does the same.
  }, [isHeld]);
}

function CloseButton({ onClose }: { onClose: () => void }) {
  return (
    <button type="button" className={styles.close} aria-label="Close notice" onClick={onClose}>
      <X size={14} />
    </button>
  );
}

function OutcomeCard({ outcome, onClose }: { outcome: Outcome; onClose: () => void }) {
  const [open, setOpen] = useState(false);
  const [held, setHeld] = useState(false);
  useAutoClose(open || held || !outcome.ok, onClose);
  const { view } = useParts();
  const { operations, label, template } = outcome.gesture;
  const count = typedOperations(operations).length;
  const { error } = outcome;
  return (
    <div
      className={styles.card}
      data-refused={!outcome.ok}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <div className={styles.line}>
        <p className={styles.text}>
          <strong>{label}</strong>
          {error && `: refused. ${error.__type}: ${error.message}`}
        </p>
        {count > 0 && (
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {count === 1 ? 'the command' : `the ${count} commands`}
          </button>
        )}
        {template !== undefined && (
          <button
            type="button"
            className={styles.toggle}
            onClick={() => openScript(view, template)}
          >
            the script
          </button>
        )}
        <CloseButton onClose={onClose} />
      </div>
      {open && <Commands operations={operations} />}
    </div>
  );
}

/** Written out only once it is asked for: an import may be hundreds of them. */
function Commands({ operations }: { operations: readonly Operation[] }) {
  const { view } = useParts();
  const lines = useMemo(() => commandLines(operations), [operations]);
  return <CommandLines lines={lines} onTerminal={() => openTerminal(view, lines.join('\n'))} />;
}
