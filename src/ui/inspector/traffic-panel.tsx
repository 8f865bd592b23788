import { Button } from '@mantine/core';
import { DEFAULT_SOURCE_IP } from '../../model/traffic';
import type { TrafficView } from '../../model/view';
import { FigureList } from '../kit/figure-list';
import { Section } from '../kit/section';
import { useCommands } from '../sandbox-context';
import { ApplyBar } from './apply-bar';
import { closedPort } from './closed-port';
import { EntityLinks } from './entity-links';
import { FieldForm, problemIn } from './field-form';
import { LabelField } from './label-field';
import { operation } from './operation';
import styles from './panel.module.css';
import { planTraffic, trafficFields, trafficValues } from './traffic-fields';
import { entitiesOf, entityOf, useCalm } from './use-calm';
import { useEdits } from './use-edits';

/** A client: what it asks for, and how it fares. */
export function TrafficState({ traffic }: { traffic: TrafficView }) {
  const commands = useCommands();
  const { source } = traffic;
  const balancer = useCalm((state) => entityOf(state, 'loadBalancer', traffic.loadBalancerArn));
  const closed = closedPort(traffic, balancer);
  // No percentage of nothing.
  const percentOf = (share: number): string =>
    traffic.total.ended === 0 ? '–' : `${share.toFixed(1)} %`;
  const stop = () =>
    commands.give({
      label: `Stop client ${traffic.name}`,
      operations: [operation('Sandbox.DeleteTraffic', { name: traffic.name })],
    });
  return (
    <>
      <Section title="Traffic">
        {closed !== null && (
          <p role="status" className={styles.trouble}>
            {closed}
          </p>
        )}
        <FigureList
          figures={[
            { name: 'Rate now', value: `${Number(traffic.currentRate.toFixed(1))} /s` },
            { name: 'Pattern', value: source.replay ? 'replay' : source.pattern },
            { name: 'Answered well', value: percentOf(traffic.okPercent) },
            {
              name: 'Failed',
              value: percentOf(traffic.failedPercent),
              title: '5xx, time-outs, refused',
            },
            { name: 'Request', value: `${source.method} ${source.path}` },
            { name: 'Listener port', value: source.listenerPort },
            { name: 'Users', value: source.clients, title: 'Cookie jars that requests come from' },
            { name: 'From', value: source.sourceIp ?? DEFAULT_SOURCE_IP },
            { name: 'Gives up after', value: `${source.clientTimeoutSeconds} s` },
          ]}
        />
        <div style={{ height: 12 }} />
        <div className={styles.buttons}>
          <Button variant="outline" onClick={stop}>
            Stop client
          </Button>
        </div>
      </Section>
      {balancer && (
        <Section title="Load balancer">
          <EntityLinks
            label="Load balancer"
            items={[{ id: balancer.id, name: balancer.name, about: 'ALB' }]}
          />
        </Section>
      )}
    </>
  );
}

/** Rate, pattern and what is asked for. */
export function TrafficConfigure({ traffic }: { traffic: TrafficView }) {
  const mirror = useCalm((state) => state);
  const balancers = entitiesOf(mirror, 'loadBalancer').map(({ name }) => name);
  const edits = useEdits(trafficValues(traffic.source));
  const fields = trafficFields(balancers);
  const gesture = edits.isChanged ? planTraffic(traffic.source, edits.values) : null;
  return (
    <>
      <div className={styles.form}>
        <LabelField id={traffic.id} />
      </div>
      <div className={styles.form}>
        <h3 className={styles.formTitle}>Client {traffic.name}</h3>
        <FieldForm fields={fields} edits={edits} />
      </div>
      <ApplyBar
        gesture={gesture}
        isMissing={edits.isMissing}
        problem={problemIn(fields, edits)}
        onApplied={edits.clear}
        onDiscard={edits.clear}
      />
    </>
  );
}
