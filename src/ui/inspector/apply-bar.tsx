import { Button } from '@mantine/core';
import { type RefObject, useId, useLayoutEffect, useRef, useState } from 'react';
import { toScriptLines } from '../../cli/to-script-lines';
import type { AwsError } from '../../model/result';
import type { Gesture } from '../../state/gesture';
import { CommandLines } from '../kit/command-lines';
import { giveHere } from '../give-here';
import { foreseenRefusal } from '../../state/foreseen-refusal';
import { Consequences } from '../consequences';
import { useParts } from '../sandbox-context';
import styles from './apply-bar.module.css';

/** The bar comes up while somebody types: the field they are in moves out from under it. */
function useKeptInSight(): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const bar = ref.current;
    const field = document.activeElement;
    const panel = bar?.closest('[role=tabpanel]');
    if (!bar || !panel?.contains(field) || bar.contains(field)) return;
    const over = field!.getBoundingClientRect().bottom + 24 - bar.getBoundingClientRect().top;
    if (over > 0) panel.scrollTop += over;
  });
  return ref;
}

/**
 * What sticks to the foot of a form while something is changed: what it will do, the command it
 * will be, Apply, and AWS's own words when the change is refused. Nothing shows as changed before
 * the engine says so.
 */
export function ApplyBar(props: {
  /** Null while nothing is changed. */
  gesture: Gesture | null;
  /** A field has no value: there is nothing to apply yet. */
  isMissing?: boolean;
  /** What is wrong with a field: it is not applied before that is mended. */
  problem?: string | null;
  onApplied: () => void;
  onDiscard: () => void;
}) {
  const { gesture, isMissing = false, problem = null, onApplied, onDiscard } = props;
  const parts = useParts();
  const [refused, setRefused] = useState<{ what: string; error: AwsError } | null>(null);
  const [busy, setBusy] = useState(false);
  const reason = useId();
  const bar = useKeptInSight();
  if (!gesture && !isMissing) return null;
  const foreseen = foreseenRefusal(gesture?.operations ?? []);
  const held = isMissing
    ? 'A value is missing above.'
    : (problem ?? (foreseen && `${foreseen.__type}: ${foreseen.message}`));
  const why = held === null ? {} : { 'aria-describedby': reason };
  const what = JSON.stringify(gesture?.operations);
  const apply = async () => {
    if (!gesture || held !== null) return;
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
    <div className={styles.bar} ref={bar}>
      {error && (
        <p role="alert" className={styles.error}>
          <b>{error.__type}</b>
          {error.message}
        </p>
      )}
      {held !== null ? (
        <p className={styles.missing} id={reason}>
          {held}
        </p>
      ) : (
        <div className={styles.preview}>
          <Consequences operations={gesture?.operations ?? []} />
          <CommandLines lines={lines} when="before" />
        </div>
      )}
      <div className={styles.buttons}>
        <Button onClick={apply} loading={busy} disabled={held !== null} {...why}>
          Apply
        </Button>
        <Button variant="subtle" onClick={onDiscard}>
          Discard
        </Button>
      </div>
    </div>
  );
}
