import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { toScriptLines } from '../../cli/to-script-lines';
import type { Gesture, Outcome } from '../../state/gesture';
import { giveHere } from '../give-here';
import { CommandLines } from '../kit/command-lines';
import { useParts } from '../sandbox-context';
import styles from './add-card.module.css';

/**
 * Fields that come to a gesture: the commands it will be, as they change, and AWS's own words when
 * they are refused. `plan` is the gesture, or why there is none yet.
 */
export function GestureForm(props: {
  /** The verb on the button: `Create`, `Deploy`. */
  verb: string;
  plan: Gesture | string;
  onGiven: (outcome: Outcome) => void;
  /** Operations before the refused one have been carried out. */
  onRefused?: (outcome: Outcome) => void;
  onCancel: () => void;
  children: ReactNode;
}) {
  const { verb, plan, onGiven, onRefused, onCancel } = props;
  const parts = useParts();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // A dialog over this one is a child of the form to React, though not on the page.
    event.stopPropagation();
    if (typeof plan === 'string' || busy) return;
    setBusy(true);
    const outcome = await giveHere(parts, plan);
    setBusy(false);
    if (!outcome.error) return onGiven(outcome);
    setRefusal(`${outcome.error.__type}: ${outcome.error.message}`);
    onRefused?.(outcome);
  };
  return (
    <form ref={startInFirstField} onSubmit={(event) => void submit(event)} noValidate>
      <div className={styles.fields}>{props.children}</div>
      {typeof plan === 'string' ? (
        <p className={styles.why}>{plan}</p>
      ) : (
        <div className={styles.preview}>
          <CommandLines lines={toScriptLines(plan.operations)} when="before" />
        </div>
      )}
      {refusal !== null && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      <div className={styles.buttons}>
        <Button variant="outline" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" disabled={typeof plan === 'string'} loading={busy}>
          {verb}
        </Button>
      </div>
    </form>
  );
}

/** The dialog's focus trap looks for this attribute; else Enter would mean its close button. */
function startInFirstField(form: HTMLFormElement | null): void {
  form?.querySelector('input')?.setAttribute('data-autofocus', '');
}
