import { Button } from '@mantine/core';
import { CommandLines } from './command-lines';
import { Dialog } from './dialog';
import styles from './consequences-dialog.module.css';

/** Asks before something is taken away: what that brings with it, and the commands it will be. */
export function ConsequencesDialog(props: {
  /** What will be done, in the words of a menu: also the button's. */
  label: string;
  consequences: readonly string[];
  lines: readonly string[];
  /** It is being done. */
  busy: boolean;
  /** Why it was refused. */
  refusal: string | null;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { label, consequences, lines, busy, refusal, onConfirm, onClose } = props;
  return (
    <Dialog onClose={onClose} title={`${label}?`} size={460}>
      {consequences.length > 0 && (
        <ul className={styles.consequences}>
          {consequences.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <CommandLines lines={lines} when="before" />
      {refusal !== null && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      <div className={styles.buttons}>
        <Button variant="outline" onClick={onClose}>
          Cancel
        </Button>
        <Button onClick={onConfirm} loading={busy} data-autofocus>
          {label}
        </Button>
      </div>
    </Dialog>
  );
}
