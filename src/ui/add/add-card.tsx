import { Button, Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { toScriptLines } from '../../cli/to-script-lines';
import type { Gesture } from '../../state/gesture';
import { giveHere } from '../give-here';
import { CommandLines } from '../kit/command-lines';
import type { ComponentId } from '../palette/components';
import { ComponentIcon } from '../palette/component-icon';
import { useParts } from '../sandbox-context';
import styles from './add-card.module.css';
import { createdId } from './created-id';

/** What every form is told: where on the canvas, and on which node, its component was dropped. */
export interface AddProps {
  at: { x: number; y: number } | null;
  onto: string | null;
}

/**
 * The dialog around a form: the commands it will be, as they change, and AWS's own words when they
 * are refused. `plan` is a gesture, or why there is none yet.
 */
export function AddCard(props: {
  component: ComponentId;
  title: string;
  /** The verb on the button: `Create`, `Run`, `Send`, `Add`, `Inject`. */
  verb: string;
  plan: Gesture | string;
  children: ReactNode;
}) {
  const { component, title, verb, plan } = props;
  const parts = useParts();
  const { view } = parts;
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const close = () => view.setState({ dialog: null });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (typeof plan === 'string' || busy) return;
    setBusy(true);
    const outcome = await giveHere(parts, plan);
    setBusy(false);
    if (outcome.error) {
      setRefusal(`${outcome.error.__type}: ${outcome.error.message}`);
      return;
    }
    const id = createdId(outcome);
    view.setState({ dialog: null, ...(id !== null && { selection: [id] }) });
  };
  const heading = (
    <span className={styles.heading}>
      <ComponentIcon component={component} size={20} />
      {title}
    </span>
  );
  return (
    <Modal opened onClose={close} title={heading} size={460}>
      <form ref={startInFirstField} onSubmit={(event) => void submit(event)} noValidate>
        <div className={styles.fields}>{props.children}</div>
        {typeof plan === 'string' ? <p className={styles.why}>{plan}</p> : <Preview plan={plan} />}
        {refusal !== null && (
          <p role="alert" className={styles.refusal}>
            {refusal}
          </p>
        )}
        <div className={styles.buttons}>
          <Button variant="outline" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" disabled={typeof plan === 'string'} loading={busy}>
            {verb}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** The dialog's focus trap looks for this attribute; else Enter would mean its close button. */
function startInFirstField(form: HTMLFormElement | null): void {
  form?.querySelector('input')?.setAttribute('data-autofocus', '');
}

function Preview({ plan }: { plan: Gesture }) {
  const lines = toScriptLines(plan.operations);
  return (
    <div className={styles.preview}>
      <CommandLines lines={lines} when="before" />
    </div>
  );
}
