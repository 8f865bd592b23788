import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import type { InputOf } from '../../api/contract/operations';
import { useCommands } from '../sandbox-context';
import styles from './fault-menu.module.css';
import { operation } from './operation';

type FaultInput = InputOf<'Sandbox.InjectFault'>;

/** What can be done to a task, in the order of how hard it is hit. */
const FAULTS: readonly { label: string; about: string; input: FaultInput }[] = [
  { label: 'kill-task', about: 'StopTask: drained first', input: { type: 'kill-task' } },
  {
    label: 'crash-container',
    about: 'its process exits at once',
    input: { type: 'crash-container' },
  },
  { label: 'hang-task', about: 'stops answering', input: { type: 'hang-task' } },
  {
    label: 'slow-task',
    about: 'answers take 5 times as long',
    input: { type: 'slow-task', factor: 5 },
  },
  { label: 'fail-health-check', about: 'its checks fail', input: { type: 'fail-health-check' } },
  {
    label: 'error-burst',
    about: 'half of its answers are errors',
    input: { type: 'error-burst', errorRate: 0.5 },
  },
];

/** Breaks something on purpose: one task, or one of a service's. */
export function FaultMenu(props: {
  aim: Pick<FaultInput, 'task' | 'service' | 'cluster' | 'count'>;
  /** What it is aimed at, in words. */
  at: string;
  disabled?: boolean;
}) {
  const { aim, at, disabled } = props;
  const commands = useCommands();
  const inject = (input: FaultInput) =>
    commands.give({
      label: `Inject ${input.type} at ${at}`,
      operations: [operation('Sandbox.InjectFault', { ...input, ...aim })],
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
        {FAULTS.map(({ label, about, input }) => (
          <Menu.Item key={label} onClick={() => inject(input)}>
            <b>{label}</b>
            <span className={styles.about}>{about}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
