import { Button } from '@mantine/core';
import { useState } from 'react';
import { toCommandLine } from '../../cli/to-command-line';
import type { AwsError } from '../../model/result';
import type { Gesture } from '../../state/gesture';
import { CommandLines } from '../kit/command-lines';
import { useCommands } from '../sandbox-context';
import styles from './apply-bar.module.css';

/**
 * What sticks to the foot of a form while something is changed: the command it will be, Apply, and
 * AWS's own words when the change is refused. Nothing shows as changed before the engine says so.
 */
export function ApplyBar(props: {
  /** Null while nothing is changed. */
  gesture: Gesture | null;
  onApplied: () => void;
  onDiscard: () => void;
}) {
  const { gesture, onApplied, onDiscard } = props;
  const commands = useCommands();
  const [error, setError] = useState<AwsError | null>(null);
  const [busy, setBusy] = useState(false);
  if (!gesture) return null;
  const apply = async () => {
    setBusy(true);
    const outcome = await commands.give(gesture);
    setBusy(false);
    setError(outcome.error ?? null);
    if (outcome.ok) onApplied();
  };
  const discard = () => {
    setError(null);
    onDiscard();
  };
  const lines = gesture.operations.map(({ target, input }) => toCommandLine(target, input));
  return (
    <div className={styles.bar}>
      {error && (
        <p role="alert" className={styles.error}>
          <b>{error.__type}</b> {error.message}
        </p>
      )}
      <div className={styles.preview}>
        <CommandLines lines={lines} when="before" />
      </div>
      <div className={styles.buttons}>
        <Button onClick={apply} loading={busy}>
          Apply
        </Button>
        <Button variant="subtle" onClick={discard}>
          Discard
        </Button>
      </div>
    </div>
  );
}
