import { Button } from '@mantine/core';
import { useState } from 'react';
import { toScriptLines } from '../../cli/to-script-lines';
import type { AwsError } from '../../model/result';
import type { Gesture } from '../../state/gesture';
import { CommandLines } from '../kit/command-lines';
import { consequencesOf } from '../../state/consequences/consequences';
import { giveHere } from '../give-here';
import { useMirror, useParts } from '../sandbox-context';
import styles from './apply-bar.module.css';

/**
 * What sticks to the foot of a form while something is changed: the command it will be, what that
 * will do, Apply, and AWS's own words when the change is refused. Nothing shows as changed before
 * the engine says so.
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
          <Consequences operations={gesture?.operations ?? []} />
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

/** What Apply will do, and when that is felt. */
function Consequences({ operations }: { operations: Gesture['operations'] }) {
  const { mirror } = useParts();
  const isPast = useMirror(({ now, run }) => now < run.head);
  const told = consequencesOf(operations, mirror.getState().entities);
  const fork = isPast ? ['A new run goes on from the moment shown; this one is kept.'] : [];
  const sentences = [...told, ...fork];
  if (sentences.length === 0) return null;
  return (
    <ul className={styles.consequences} aria-label="What it will do" aria-live="polite">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
