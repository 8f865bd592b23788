import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import type { InputOf } from '../../api/contract/operations';
import type { FaultType } from '../../model/fault';
import { useConsequences } from '../consequences';
import { useCommands } from '../sandbox-context';
import styles from './fault-menu.module.css';
import { operation } from './operation';

type FaultInput = InputOf<'Sandbox.InjectFault'>;

/** What each does, in a few words. */
const FAULTS: Partial<Record<FaultType, { about: string; more?: Partial<FaultInput> }>> = {
  'kill-task': { about: 'StopTask: drained first' },
  'crash-container': { about: 'its process exits at once' },
  'hang-task': { about: 'stops answering' },
  'slow-task': { about: 'answers take 5 times as long', more: { factor: 5 } },
  'fail-health-check': { about: 'its checks fail' },
  'error-burst': { about: 'half of its answers are errors', more: { errorRate: 0.5 } },
  'memory-leak': { about: '10 MiB more each second', more: { mibPerSecond: 10 } },
  'block-security-group': { about: 'nothing gets through to it' },
  'task-retirement': { about: 'Fargate retires what it runs on' },
  'spot-interruption': { about: 'two minutes’ warning, then gone' },
  'stop-instance': { about: 'and its tasks with it' },
  'agent-disconnect': { about: 'its agent is not heard any more' },
};

/** What can be done to tasks, in the order of how hard they are hit. */
const OF_TASKS: readonly FaultType[] = [
  'kill-task',
  'crash-container',
  'hang-task',
  'slow-task',
  'fail-health-check',
  'error-burst',
  'memory-leak',
  'block-security-group',
];

/** What makes sense of a task or a service: its capacity can only be taken where it is AWS's. */
export function faultsOf(on: { launchType: string; providers: readonly string[] }): FaultType[] {
  const isSpot = on.providers.includes('FARGATE_SPOT');
  const isFargate =
    on.launchType === 'FARGATE' || on.providers.some((one) => one.startsWith('FARGATE'));
  return [
    ...OF_TASKS,
    ...(isFargate ? (['task-retirement'] as const) : []),
    ...(isSpot ? (['spot-interruption'] as const) : []),
  ];
}

/** Breaks something on purpose: one task, one of a service's, an instance. */
export function FaultMenu(props: {
  aim: Pick<FaultInput, 'task' | 'service' | 'cluster' | 'containerInstance' | 'count'>;
  /** What it is aimed at, in words. */
  at: string;
  faults: readonly FaultType[];
  disabled?: boolean;
}) {
  const { aim, at, faults, disabled } = props;
  const commands = useCommands();
  // Each says itself what it does; of time travel all do the same.
  const told = useConsequences([operation('Sandbox.InjectFault', { type: 'kill-task', ...aim })]);
  const inject = (type: FaultType) =>
    commands.give({
      label: `Inject ${type} at ${at}`,
      operations: [operation('Sandbox.InjectFault', { type, ...FAULTS[type]?.more, ...aim })],
    });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="outline"
          className={styles.button}
          rightSection={<ChevronDown size={14} />}
          disabled={disabled}
        >
          Inject fault
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {told.length > 0 && <Menu.Label className={styles.told}>{told.join(' ')}</Menu.Label>}
        {faults.map((type) => (
          <Menu.Item key={type} onClick={() => void inject(type)}>
            <b>{type}</b>
            <span className={styles.about}>{FAULTS[type]?.about}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
