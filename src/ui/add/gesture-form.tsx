import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { toScriptLines } from '../../cli/to-script-lines';
import type { Gesture, Outcome } from '../../state/gesture';
import { foreseenRefusal } from '../../state/foreseen-refusal';
import { Consequences } from '../consequences';
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
  const { verb, onGiven, onRefused, onCancel } = props;
  const plan = allowed(props.plan);
  const parts = useParts();
  const [refusal, refuse] = useRefusal(plan);
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
    refuse(`${outcome.error.__type}: ${outcome.error.message}`);
    onRefused?.(outcome);
  };
  return (
    <form ref={startInFirstField} onSubmit={(event) => void submit(event)} noValidate>
      <div className={styles.fields}>{props.children}</div>
      {typeof plan !== 'string' && (
        <>
          <CommandLines lines={toScriptLines(plan.operations)} when="before" />
          <Consequences operations={plan.operations} />
        </>
      )}
      <div className={styles.buttons}>
        {typeof plan === 'string' && <p className={styles.why}>{plan}</p>}
        {refusal !== null && (
          <p role="alert" className={styles.refusal}>
            {refusal}
          </p>
        )}
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

/** What AWS would refuse by its limits alone is not sent: its words are the reason. */
function allowed(plan: Gesture | string): Gesture | string {
  const foreseen = typeof plan === 'string' ? null : foreseenRefusal(plan.operations);
  return foreseen ? `${foreseen.__type}: ${foreseen.message}` : plan;
}

/**
 * AWS's words about what was asked for last: gone once something else would be asked for. What a
 * refusal itself changes about the plan, such as a revision that is registered now, is no answer
 * to it: it holds for the plan as it stands afterwards.
 */
function useRefusal(plan: Gesture | string): [string | null, (words: string) => void] {
  const [refused, setRefused] = useState<{ words: string; of: string | null } | null>(null);
  const now = JSON.stringify(plan);
  useEffect(() => {
    if (refused?.of === null) setRefused({ ...refused, of: now });
  }, [refused, now]);
  const holds = refused !== null && (refused.of === null || refused.of === now);
  return [holds ? refused.words : null, (words) => setRefused({ words, of: null })];
}

/** The dialog's focus trap looks for this attribute; else Enter would mean its close button. */
function startInFirstField(form: HTMLFormElement | null): void {
  form?.querySelector('input')?.setAttribute('data-autofocus', '');
}
