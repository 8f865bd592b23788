import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { toCommandLine } from '../../cli/to-command-line';
import { planRemoval } from '../../state/gestures/removal';
import { CommandLines } from '../kit/command-lines';
import { useParts, useView } from '../sandbox-context';
import styles from './add-card.module.css';
import { useEntities } from './choices';

/** Names what a deletion brings with it before it is done. */
export function RemoveDialog() {
  const dialog = useView((state) => state.dialog);
  return dialog?.kind === 'remove' ? <Removal ids={dialog.ids} /> : null;
}

function Removal({ ids }: { ids: readonly string[] }) {
  const { commands, view } = useParts();
  const plan = planRemoval(useEntities(), ids);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const close = () => view.setState({ dialog: null });
  const remove = async () => {
    if (!plan) return;
    setBusy(true);
    const { error } = await commands.give(plan.gesture);
    setBusy(false);
    if (error) setRefusal(`${error.__type}: ${error.message}`);
    else view.setState({ dialog: null, selection: [] });
  };
  const later = plan?.gesture.afterwards?.operations ?? [];
  const operations = [...(plan?.gesture.operations ?? []), ...later];
  const lines = operations.map(({ target, input }) => toCommandLine(target, input));
  const title = plan ? `${plan.gesture.label}?` : 'Nothing to delete';
  return (
    <Modal
      opened
      onClose={close}
      title={<span className={styles.heading}>{title}</span>}
      size={460}
    >
      {plan && plan.consequences.length > 0 && (
        <ul className={styles.consequences}>
          {plan.consequences.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {!plan && <p className={styles.why}>What is selected is on its way out already.</p>}
      <CommandLines lines={lines} when="before" />
      {refusal !== null && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      <div className={styles.buttons}>
        <Button variant="outline" onClick={close} data-autofocus={plan ? undefined : true}>
          {plan ? 'Cancel' : 'Close'}
        </Button>
        {plan && (
          <Button onClick={() => void remove()} loading={busy} data-autofocus>
            {plan.gesture.label}
          </Button>
        )}
      </div>
    </Modal>
  );
}
