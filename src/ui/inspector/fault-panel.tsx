import { Button } from '@mantine/core';
import { faultFacts } from '../../drawing/from-views';
import { lastPart, shortTaskId } from '../../model/ids';
import { formatClock } from '../../model/sim-time';
import type { FaultView } from '../../model/view';
import { FigureList } from '../kit/figure-list';
import { Section } from '../kit/section';
import { useCommands } from '../sandbox-context';
import { EntityLinks } from './entity-links';
import { operation } from './operation';
import styles from './panel.module.css';
import { entityOf, useCalm, useNow } from './use-calm';

/** A fault: whom it hits, how long it lasts, and its end. */
export function FaultState({ view }: { view: FaultView }) {
  const commands = useCommands();
  const now = useNow();
  const mirror = useCalm((state) => state);
  const { fault } = view;
  const { scope, remaining } = faultFacts(view, now);
  const tasks = fault.taskArns.map((id) => ({ id, task: entityOf(mirror, 'task', id) }));
  const clear = () =>
    commands.give({
      label: `Clear fault ${fault.type}`,
      operations: [operation('Sandbox.ClearFault', { faultId: fault.faultId })],
    });
  return (
    <>
      <Section title="Fault">
        <FigureList
          figures={[
            { name: 'Type', value: fault.type },
            { name: 'Aimed at', value: scope },
            { name: 'Since', value: formatClock(fault.startedAt) },
            { name: 'Ends', value: remaining },
          ]}
        />
        <div style={{ height: 12 }} />
        <div className={styles.buttons}>
          <Button variant="outline" onClick={clear} disabled={!fault.active}>
            Clear fault
          </Button>
        </div>
      </Section>
      {tasks.length > 0 && (
        <Section title="Tasks hit">
          <EntityLinks
            label="Tasks hit"
            items={tasks.map(({ id, task }) => ({
              id,
              name: <span className="mono">{task?.shortId ?? shortTaskId(lastPart(id))}</span>,
              about: task?.lastStatus ?? 'gone',
            }))}
          />
        </Section>
      )}
    </>
  );
}
