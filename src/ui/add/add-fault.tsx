import { useState } from 'react';
import { FAULT_TYPES, type FaultType } from '../../model/fault';
import type { EntityView } from '../../model/view';
import { type FaultOptions, planFault } from '../../state/gestures/traffic-and-faults';
import { ChoiceSetting, NumberSetting, TextSetting } from '../kit/setting';
import { AddCard, type AddProps } from './add-card';
import styles from './add-card.module.css';
import { usable, useEntities } from './choices';
import { type Aim, aimsFor, ANY, useUndrawn } from './fault-aims';

const HINTS: Record<FaultType, string> = {
  'kill-task': 'StopTask: drained first, then SIGTERM.',
  'crash-container': 'Its process ends abruptly.',
  'hang-task': 'It stops answering but keeps running.',
  'slow-task': 'Every request takes longer.',
  'fail-health-check': 'Health checks fail, requests are answered.',
  'error-burst': 'A share of the requests is answered with an error.',
  'memory-leak': 'Memory grows second by second, until the container is killed.',
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
const AT_ONCE: readonly FaultType[] = [
  'kill-task',
  'crash-container',
  'stop-instance',
  'spot-interruption',
  'task-retirement',
];
const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

interface Held {
  type: FaultType;
  aim: string;
  count: number | '';
  lasts: number | '';
  factor: number | '';
  percent: number | '';
  leak: number | '';
  zone: string;
  role: string;
  alarm: string | null;
}

const START: Omit<Held, 'type' | 'aim'> = {
  count: 1,
  lasts: 60,
  factor: 5,
  percent: 50,
  leak: 10,
  zone: ZONES[0]!,
  role: 'ecsTaskExecutionRole',
  alarm: null,
};

/** What is broken first of what it was dropped on. */
const FIRST: Partial<Record<EntityView['kind'], FaultType>> = {
  containerInstance: 'stop-instance',
  fileSystem: 'efs-unreachable',
  capacityProvider: 'capacity-unavailable',
  alarm: 'alarm',
};

function optionsOf(held: Held, aim: Aim | undefined): FaultOptions {
  const { type, count, lasts, factor, percent, leak, zone, role, alarm } = held;
  return {
    type,
    ...aim?.input,
    ...(type === 'az-outage' && { availabilityZone: zone }),
    ...(type === 'alarm' && { alarmName: alarm ?? '' }),
    ...(type === 'revoke-role' && { role }),
    ...(aim?.isSeveral && { count: Number(count) }),
    ...(!AT_ONCE.includes(type) && lasts !== '' && { for: lasts }),
    ...(type === 'slow-task' && { factor: Number(factor) }),
    ...(type === 'error-burst' && { errorRate: Number(percent) / 100 }),
    ...(type === 'memory-leak' && { mibPerSecond: Number(leak) }),
  };
}

/** What keeps it from being injected yet. */
const problemOf = ({ type, alarm, role, count, factor, percent, leak }: Held): string | false =>
  (type === 'alarm' && alarm === null && 'There is no CloudWatch alarm yet.') ||
  (type === 'revoke-role' && role.trim() === '' && 'Which role?') ||
  (count === '' && 'How many of them?') ||
  (type === 'slow-task' && factor === '' && 'How many times slower?') ||
  (type === 'error-burst' && percent === '' && 'What share of the requests?') ||
  (type === 'memory-leak' && leak === '' && 'How fast?');

export function AddFault({ at, onto }: AddProps) {
  const entities = useEntities();
  const undrawn = useUndrawn();
  const [held, setHeld] = useState<Held>(() => {
    const view = onto === null ? undefined : entities.get(onto);
    const type = (view && FIRST[view.kind]) ?? 'kill-task';
    return { ...START, type, aim: onto ?? '', alarm: view?.kind === 'alarm' ? view.name : null };
  });
  const set = (change: Partial<Held>) => setHeld((before) => ({ ...before, ...change }));
  const aims = aimsFor(held.type, entities, onto, undrawn);
  const aim = aims.find(({ value }) => value === held.aim) ?? aims[0];
  const alarms = usable(entities, 'alarm').map(({ name }) => name);
  const wanted = { ...held, alarm: held.alarm ?? alarms[0] ?? null };
  const needsGroup = held.type === 'block-security-group' && !aim;
  const plan =
    (needsGroup && 'There is no security group and no service yet.') ||
    problemOf(wanted) ||
    planFault(entities, { ...optionsOf(wanted, aim), at: onto ? null : at });
  return (
    <AddCard component="fault" title="Fault" verb="Inject" plan={plan}>
      <ChoiceSetting
        text={{ name: 'type', hint: HINTS[held.type] }}
        value={held.type}
        onChange={(next) => {
          const type = FAULT_TYPES.find((one) => one === next) ?? 'kill-task';
          // What is aimed at stays, where it can be; all of another kind is another thing.
          set({ type, ...(aim?.value === ANY && { aim: '' }) });
        }}
        choices={FAULT_TYPES}
      />
      {aim && (
        <ChoiceSetting
          text={{ name: 'aim', hint: 'What it hits.' }}
          value={aim.value}
          onChange={(next) => set({ aim: next })}
          choices={aims.map(({ value, label }) => ({ value, label }))}
        />
      )}
      <OwnAim held={wanted} set={set} alarms={alarms} />
      <FaultFigures held={held} set={set} counted={aim?.isSeveral === true} />
    </AddCard>
  );
}

type Set = (change: Partial<Held>) => void;

/** Zone, alarm, role: what a fault is about that is aimed at nothing else. */
function OwnAim({ held, set, alarms }: { held: Held; set: Set; alarms: readonly string[] }) {
  switch (held.type) {
    case 'az-outage':
      return (
        <ChoiceSetting
          text={{ name: 'availability-zone', hint: 'Which zone is lost.' }}
          value={held.zone}
          onChange={(zone) => set({ zone })}
          choices={ZONES}
        />
      );
    case 'alarm':
      return (
        held.alarm !== null && (
          <ChoiceSetting
            text={{ name: 'alarm-name', hint: 'Which alarm.' }}
            value={held.alarm}
            onChange={(alarm) => set({ alarm })}
            choices={alarms}
          />
        )
      );
    case 'revoke-role':
      return (
        <TextSetting
          text={{ name: 'role', hint: 'Name of an execution, task or instance role.' }}
          value={held.role}
          onChange={(role) => set({ role })}
        />
      );
    default:
      return null;
  }
}

function FaultFigures(props: { held: Held; set: Set; counted: boolean }) {
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
      {held.type === 'memory-leak' && (
        <NumberSetting
          text={{ name: 'mib-per-second', hint: 'How fast its memory grows.' }}
          value={held.leak}
          onChange={(leak) => set({ leak })}
          min={0}
          suffix=" MiB/s"
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
