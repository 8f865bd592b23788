import { Button } from '@mantine/core';
import { useState } from 'react';
import { toCommandLine } from '../../cli/to-command-line';
import { planRemoval } from '../../state/gestures/removal';
import { giveHere } from '../give-here';
import { ConsequencesDialog } from '../kit/consequences-dialog';
import { Dialog } from '../kit/dialog';
import { useParts, useView } from '../sandbox-context';
import styles from './add-card.module.css';
import { useEntities } from './choices';

/** Names what a deletion brings with it before it is done. */
export function RemoveDialog() {
  const dialog = useView((state) => state.dialog);
  return dialog?.kind === 'remove' ? <Removal ids={dialog.ids} /> : null;
}

function Removal({ ids }: { ids: readonly string[] }) {
  const parts = useParts();
  const { view } = parts;
  const plan = planRemoval(useEntities(), ids);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const close = () => view.setState({ dialog: null });
  if (!plan) return <NothingToDelete onClose={close} />;
  const remove = async () => {
    setBusy(true);
    const { error } = await giveHere(parts, plan.gesture);
    setBusy(false);
    if (error) setRefusal(`${error.__type}: ${error.message}`);
    else view.setState({ dialog: null, selection: [] });
  };
  const operations = [...plan.gesture.operations, ...(plan.gesture.afterwards?.operations ?? [])];
  return (
    <ConsequencesDialog
      label={plan.gesture.label}
      consequences={plan.consequences}
      lines={operations.map(({ target, input }) => toCommandLine(target, input))}
      busy={busy}
      refusal={refusal}
      onConfirm={() => void remove()}
      onClose={close}
    />
  );
}

function NothingToDelete({ onClose }: { onClose: () => void }) {
  return (
    <Dialog onClose={onClose} title="Nothing to delete" size={460}>
      <p className={styles.why}>What is selected is on its way out already.</p>
      <div className={styles.buttons}>
        <Button variant="outline" onClick={onClose} data-autofocus>
          Close
        </Button>
      </div>
    </Dialog>
  );
}
