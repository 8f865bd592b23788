import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { toCommandLine } from '../../cli/to-command-line';
import { pairOf } from '../../state/gestures/connection';
import { planDisconnection, type Removal } from '../../state/gestures/disconnection';
import { lookUpService } from '../../state/gestures/service-facts';
import { giveHere } from '../give-here';
import { ConsequencesDialog } from '../kit/consequences-dialog';
import { Dialog } from '../kit/dialog';
import { type SandboxParts, useParts, useView } from '../sandbox-context';
import styles from './add-card.module.css';

/** Names what taking an edge away brings with it before it is done. */
export function DisconnectDialog() {
  const dialog = useView((state) => state.dialog);
  if (dialog?.kind !== 'disconnect') return null;
  const { from, to } = dialog;
  return <Disconnection key={`${from} ${to}`} from={from} to={to} />;
}

/** The plan, once it is known what a service at one end runs; or why there is none. */
async function planFor(
  { commands, mirror }: SandboxParts,
  from: string,
  to: string,
): Promise<Removal | string> {
  const { entities } = mirror.getState();
  const pair = pairOf(entities, from, to);
  if (typeof pair === 'string') return pair;
  const facts = 'service' in pair ? await lookUpService(commands.send, pair.service) : null;
  return typeof facts === 'string' ? facts : planDisconnection(entities, from, to, facts);
}

function Disconnection({ from, to }: { from: string; to: string }) {
  const parts = useParts();
  const [plan, setPlan] = useState<Removal | string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    void planFor(parts, from, to).then(setPlan);
  }, [parts, from, to]);
  const close = () => parts.view.setState({ dialog: null });
  if (plan === null) return null;
  if (typeof plan === 'string') return <NoWay why={plan} onClose={close} />;
  const remove = async () => {
    setBusy(true);
    const { error } = await giveHere(parts, plan.gesture);
    setBusy(false);
    if (error) setRefusal(`${error.__type}: ${error.message}`);
    else close();
  };
  return (
    <ConsequencesDialog
      label={plan.gesture.label}
      consequences={plan.consequences}
      lines={plan.gesture.operations.map(({ target, input }) => toCommandLine(target, input))}
      busy={busy}
      refusal={refusal}
      onConfirm={() => void remove()}
      onClose={close}
    />
  );
}

function NoWay({ why, onClose }: { why: string; onClose: () => void }) {
  return (
    <Dialog onClose={onClose} title="Nothing to disconnect" size={460}>
      <p className={styles.why}>{why}</p>
      <div className={styles.buttons}>
        <Button variant="outline" onClick={onClose} data-autofocus>
          Close
        </Button>
      </div>
    </Dialog>
  );
}
