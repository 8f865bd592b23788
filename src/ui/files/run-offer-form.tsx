import { Autocomplete, Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { toCommandLine } from '../../cli/to-command-line';
import { doorsOf, type Runnable } from '../../formats/task-definition/service-plan';
import type { AwsError } from '../../model/result';
import { giveHere } from '../give-here';
import { CommandLines } from '../kit/command-lines';
import { ChoiceSetting, NumberSetting, TextSetting } from '../kit/setting';
import { useMirror, useParts } from '../sandbox-context';
import styles from './files.module.css';
import { doorKey, firstOffer, planOffer, type RunOffer } from './run-offer';

const NO_DOOR = { value: '', label: 'none: no load balancer' };

/** Offers to run what was registered: cluster, service, load balancer and traffic at once. */
export function RunOfferForm({ definition }: { definition: Runnable }) {
  const parts = useParts();
  const { mirror, view } = parts;
  const { entities } = mirror.getState();
  const [offer, setOffer] = useState(() => firstOffer(entities, definition));
  const [refusal, setRefusal] = useState<AwsError | null>(null);
  const [busy, setBusy] = useState(false);
  const plan = planOffer(entities, definition, offer);
  const close = () => view.setState({ dialog: null });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (typeof plan === 'string' || busy) return;
    setBusy(true);
    const outcome = await giveHere(parts, plan);
    setBusy(false);
    setRefusal(outcome.error ?? null);
    if (outcome.ok) close();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <h3 className={styles.title}>Run it as a service</h3>
      <OfferFields definition={definition} offer={offer} onOffer={setOffer} />
      {typeof plan === 'string' ? (
        <p className={styles.why}>{plan}</p>
      ) : (
        <div className={styles.preview}>
          <CommandLines
            lines={plan.operations.map(({ target, input }) => toCommandLine(target, input))}
            when="before"
          />
        </div>
      )}
      {refusal && (
        <p role="alert" className={styles.refusal}>
          <b>{refusal.__type}</b> {refusal.message}
        </p>
      )}
      <div className={styles.buttons}>
        <Button variant="outline" onClick={close}>
          Not now
        </Button>
        <Button type="submit" disabled={typeof plan === 'string'} loading={busy} data-autofocus>
          Run as a service
        </Button>
      </div>
    </form>
  );
}

function OfferFields(props: {
  definition: Runnable;
  offer: RunOffer;
  onOffer: (offer: RunOffer) => void;
}) {
  const { definition, offer, onOffer } = props;
  const { entities } = useParts().mirror.getState();
  const ids = useMirror((state) => state.ids.cluster);
  const clusters = ids.flatMap((id) => {
    const view = entities.get(id);
    return view?.kind === 'cluster' ? view.name : [];
  });
  const doors = doorsOf(definition).map(doorKey);
  const set = (change: Partial<RunOffer>) => onOffer({ ...offer, ...change });
  return (
    <div className={styles.fields}>
      <Autocomplete
        size="xs"
        label="cluster"
        description="One that is there, or a new one."
        inputWrapperOrder={['label', 'input', 'description']}
        classNames={{ label: styles.label, description: styles.hint }}
        data={clusters}
        value={offer.cluster}
        onChange={(cluster) => set({ cluster })}
      />
      <TextSetting
        text={{ name: 'serviceName', hint: 'This cannot be changed later.' }}
        value={offer.serviceName}
        onChange={(serviceName) => set({ serviceName })}
      />
      <NumberSetting
        text={{ name: 'desiredCount', hint: 'Tasks kept running.' }}
        value={offer.desiredCount}
        onChange={(desiredCount) => set({ desiredCount })}
        min={0}
      />
      {doors.length > 0 && (
        <ChoiceSetting
          text={{ name: 'container and port', hint: 'Where the load balancer sends requests.' }}
          value={offer.door}
          onChange={(door) => set({ door })}
          choices={[...doors, NO_DOOR]}
        />
      )}
      {offer.door !== '' && (
        <NumberSetting
          text={{ name: 'requests per second', hint: 'Of one client; 0 for none.' }}
          value={offer.rate}
          onChange={(rate) => set({ rate })}
          min={0}
        />
      )}
    </div>
  );
}
