import { ActionIcon } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { toCommandLine } from '../../cli/to-command-line';
import type { Removal } from '../../state/gestures/disconnection';
import type { Entities } from '../../state/gestures/entities';
import { giveHere } from '../give-here';
import { ConsequencesDialog } from '../kit/consequences-dialog';
import { useParts } from '../sandbox-context';
import { useCalm } from './use-calm';

type Plan = (entities: Entities) => Removal;

/** Deletes a part of what is selected, once its consequences have been named. */
export function RemovalButton({ label, plan }: { label: string; plan: Plan }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <ActionIcon size="sm" aria-label={label} onClick={() => setAsking(true)}>
        <Trash2 size={13} />
      </ActionIcon>
      {asking && <Question plan={plan} onClose={() => setAsking(false)} />}
    </>
  );
}

function Question({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const parts = useParts();
  const { consequences, gesture } = plan(useCalm((state) => state.entities));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const remove = async () => {
    setBusy(true);
    const { error } = await giveHere(parts, gesture);
    setBusy(false);
    if (error) setRefusal(`${error.__type}: ${error.message}`);
    else onClose();
  };
  return (
    <ConsequencesDialog
      label={gesture.label}
      consequences={consequences}
      lines={gesture.operations.map(({ target, input }) => toCommandLine(target, input))}
      busy={busy}
      refusal={refusal}
      onConfirm={() => void remove()}
      onClose={onClose}
    />
  );
}
