import { useState } from 'react';
import { FAULT_TYPES, type FaultType } from '../../model/fault';
import type { EntityView } from '../../model/view';
import { type FaultOptions, planFault } from '../../state/gestures/traffic-and-faults';
import { ChoiceSetting, NumberSetting } from '../kit/setting';
import { AddCard, type AddProps } from './add-card';
import styles from './add-card.module.css';
import { usable, useEntities } from './choices';

const HINTS: Record<FaultType, string> = {
  'kill-task': 'StopTask: drained first, then SIGTERM.',
  'crash-container': 'Its process ends abruptly.',
  'hang-task': 'It stops answering but keeps running.',
  'slow-task': 'Every request takes longer.',
  'fail-health-check': 'Health checks fail, requests are answered.',
  'error-burst': 'A share of the requests is answered with an error.',
  'memory-leak': 'Memory grows with every request, until the container is killed.',
  'stop-instance': 'An EC2 instance stops, and its tasks with it.',
  'agent-disconnect': 'The ECS agent of an instance is not heard any more; its tasks run on.',
  'spot-interruption': 'Spot capacity is taken back, two minutes after a warning.',
  'task-retirement': 'AWS retires what Fargate tasks run on; services replace them.',
  'capacity-unavailable': 'Nothing new can be placed.',
  'registry-outage': 'No image can be pulled.',
  'revoke-role': 'A role loses all its permissions.',
  'block-security-group': 'A security group lets nothing in.',
  'exhaust-subnet-ips': 'A subnet has no free address left.',
  'efs-unreachable': 'A file system cannot be reached.',
  'az-outage': 'All tasks of an Availability Zone are lost.',
  alarm: 'A CloudWatch alarm goes to ALARM, whatever its metric says.',
};

/** These are over as soon as they have happened. */
const AT_ONCE: readonly FaultType[] = ['kill-task', 'crash-container'];
const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
const ANY = 'any';

interface Held {
  type: FaultType;
  aim: string;
  count: number | '';
  lasts: number | '';
  factor: number | '';
  percent: number | '';
  zone: string;
  alarm: string | null;
}

const START: Omit<Held, 'aim'> = {
  type: 'kill-task',
  count: 1,
  lasts: 60,
  factor: 5,
  percent: 50,
  zone: ZONES[0]!,
  alarm: null,
};

/** Whom a fault may be aimed at: services, clusters, and the task it was dropped on. */
function aimsFor(entities: ReadonlyMap<string, EntityView>, onto: string | null) {
  const task = onto === null ? undefined : entities.get(onto);
  const services = usable(entities, 'service');
  const clusters = usable(entities, 'cluster');
  return [
    ...(task?.kind === 'task' ? [{ value: task.id, label: `task ${task.shortId}` }] : []),
    ...services.map(({ id, name }) => ({ value: id, label: `service ${name}` })),
    ...clusters.map(({ id, name }) => ({ value: id, label: `cluster ${name}` })),
    { value: ANY, label: 'any task' },
  ];
}

function optionsOf(held: Held, aimed: EntityView | undefined): FaultOptions {
  const { type, count, lasts, factor, percent, zone, alarm } = held;
  if (type === 'alarm') {
    return { type, alarmName: alarm ?? '', ...(lasts !== '' && { for: lasts }) };
  }
  const aim =
    aimed?.kind === 'task' || aimed?.kind === 'service' || aimed?.kind === 'cluster'
      ? { [aimed.kind]: aimed.id }
      : {};
  return {
    type,
    ...(type === 'az-outage' ? { availabilityZone: zone } : aim),
    ...(type !== 'az-outage' && aimed?.kind !== 'task' && { count: Number(count) }),
    ...(!AT_ONCE.includes(type) && lasts !== '' && { for: lasts }),
    ...(type === 'slow-task' && { factor: Number(factor) }),
    ...(type === 'error-burst' && { errorRate: Number(percent) / 100 }),
  };
}

export function AddFault({ at, onto }: AddProps) {
  const entities = useEntities();
  const aims = aimsFor(entities, onto);
  const [held, setHeld] = useState<Held>(() => ({
    ...START,
    aim: aims.find(({ value }) => value === onto)?.value ?? aims[0]!.value,
  }));
  const set = (change: Partial<Held>) => setHeld((before) => ({ ...before, ...change }));
  const aimed = entities.get(held.aim);
  const alarms = usable(entities, 'alarm').map(({ name }) => name);
  const alarm = held.alarm ?? alarms[0] ?? null;
  const hitsTasks = held.type !== 'az-outage' && held.type !== 'alarm';
  const problem =
    (held.type === 'alarm' && alarm === null && 'There is no CloudWatch alarm yet.') ||
    (held.count === '' && 'How many tasks?') ||
    (held.type === 'slow-task' && held.factor === '' && 'How many times slower?') ||
    (held.type === 'error-burst' && held.percent === '' && 'What share of the requests?');
  const plan =
    problem ||
    planFault(entities, { ...optionsOf({ ...held, alarm }, aimed), at: onto ? null : at });
  return (
    <AddCard component="fault" title="Fault" verb="Inject" plan={plan}>
      <ChoiceSetting
        text={{ name: 'type', hint: HINTS[held.type] }}
        value={held.type}
        onChange={(next) => set({ type: FAULT_TYPES.find((type) => type === next) ?? 'kill-task' })}
        choices={FAULT_TYPES}
      />
      {hitsTasks && (
        <ChoiceSetting
          text={{ name: 'aim', hint: 'Whose tasks it hits.' }}
          value={held.aim}
          onChange={(aim) => set({ aim })}
          choices={aims}
        />
      )}
      {held.type === 'az-outage' && (
        <ChoiceSetting
          text={{ name: 'availability-zone', hint: 'Which zone is lost.' }}
          value={held.zone}
          onChange={(zone) => set({ zone })}
          choices={ZONES}
        />
      )}
      {held.type === 'alarm' && alarm !== null && (
        <ChoiceSetting
          text={{ name: 'alarm-name', hint: 'Which alarm.' }}
          value={alarm}
          onChange={(next) => set({ alarm: next })}
          choices={alarms}
        />
      )}
      <FaultFigures held={held} set={set} counted={hitsTasks && aimed?.kind !== 'task'} />
    </AddCard>
  );
}

function FaultFigures(props: {
  held: Held;
  set: (change: Partial<Held>) => void;
  counted: boolean;
}) {
  const { held, set, counted } = props;
  return (
    <div className={styles.pair}>
      {counted && (
        <NumberSetting
          text={{ name: 'count', hint: 'How many of them.' }}
          value={held.count}
          onChange={(count) => set({ count })}
          min={1}
        />
      )}
      {held.type === 'slow-task' && (
        <NumberSetting
          text={{ name: 'factor', hint: 'Times slower.' }}
          value={held.factor}
          onChange={(factor) => set({ factor })}
          min={1}
        />
      )}
      {held.type === 'error-burst' && (
        <NumberSetting
          text={{ name: 'error-rate', hint: 'Of the requests.' }}
          value={held.percent}
          onChange={(percent) => set({ percent })}
          min={0}
          max={100}
          suffix=" %"
        />
      )}
      {!AT_ONCE.includes(held.type) && (
        <NumberSetting
          text={{ name: 'for', hint: 'Ends by itself; empty: until cleared.' }}
          value={held.lasts}
          onChange={(lasts) => set({ lasts })}
          min={1}
          optional
          suffix=" s"
        />
      )}
    </div>
  );
}
