import { Button } from '@mantine/core';
import { useState } from 'react';
import { toScriptLines } from '../../cli/to-script-lines';
import type { AwsError } from '../../model/result';
import type { Gesture } from '../../state/gesture';
import { CommandLines } from '../kit/command-lines';
import { giveHere } from '../give-here';
import { useParts } from '../sandbox-context';
import styles from './apply-bar.module.css';

/**
 * What sticks to the foot of a form while something is changed: the command it will be, Apply, and
 * AWS's own words when the change is refused. Nothing shows as changed before the engine says so.
 */
export function ApplyBar(props: {
  /** Null while nothing is changed. */
  gesture: Gesture | null;
  /** A field has no value: there is nothing to apply yet. */
  isMissing?: boolean;
  onApplied: () => void;
  onDiscard: () => void;
}) {
  const { gesture, isMissing = false, onApplied, onDiscard } = props;
  const parts = useParts();
  const [refused, setRefused] = useState<{ what: string; error: AwsError } | null>(null);
  const [busy, setBusy] = useState(false);
  if (!gesture && !isMissing) return null;
  const what = JSON.stringify(gesture?.operations);
  const apply = async () => {
    if (!gesture) return;
    setBusy(true);
    const { ok, error } = await giveHere(parts, gesture);
    setBusy(false);
    setRefused(error ? { what, error } : null);
    if (ok) onApplied();
  };
  const lines = toScriptLines(gesture?.operations ?? []);
  // Once something else would be asked for, the refusal says nothing about it.
  const error = refused !== null && refused.what === what ? refused.error : null;
  return (
    <div className={styles.bar}>
      {error && (
        <p role="alert" className={styles.error}>
          <b>{error.__type}</b>
          {error.message}
        </p>
      )}
      {isMissing ? (
        <p className={styles.missing}>A value is missing above.</p>
      ) : (
        <div className={styles.preview}>
          <CommandLines lines={lines} when="before" />
        </div>
      )}
      <div className={styles.buttons}>
        <Button onClick={apply} loading={busy} disabled={isMissing}>
          Apply
        </Button>
        <Button variant="subtle" onClick={onDiscard}>
          Discard
        </Button>
      </div>
    </div>
  );
}
