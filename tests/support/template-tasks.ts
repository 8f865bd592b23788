/** The tasks of an opened template, as DescribeTasks answers them. */
import type { Opened } from './opened-template';
import { type StoppedTask, stoppedTasks } from './stopped-task';

export interface RunningTask {
  taskArn: string;
  lastStatus: string;
  availabilityZone: string;
  capacityProviderName?: string;
  containerInstanceArn?: string;
  containers: { name: string; lastStatus: string }[];
}

/** Tasks of a service that are wanted, oldest first, whatever their status. */
export function tasksOf(open: Opened, serviceName = 'web'): RunningTask[] {
  const list = { cluster: 'demo', serviceName };
  const { taskArns } = open.ask('ECS.ListTasks', list) as { taskArns: string[] };
  if (taskArns.length === 0) return [];
  const asked = { cluster: 'demo', tasks: taskArns };
  return (open.ask('ECS.DescribeTasks', asked) as { tasks: RunningTask[] }).tasks;
}

/** How many tasks of a service are RUNNING. */
export const running = (open: Opened, serviceName?: string): number =>
  tasksOf(open, serviceName).filter(({ lastStatus }) => lastStatus === 'RUNNING').length;

/** Those of cluster `demo` that have stopped, oldest first. */
export const stopped = (open: Opened): StoppedTask[] => stoppedTasks({ give: open.ask });

/** Events of services since the start. */
export const said = (open: Opened): string[] =>
  open
    .events()
    .filter(({ text }) => text.startsWith('ServiceEvent'))
    .map(({ text }) => text);

/** Runs what the template proposes, and waits until the service is steady on it. */
export async function cure(open: Opened, service = 'web', timeout = 900): Promise<void> {
  await open.run(open.proposed.join('\n'));
  open.pass(1);
  open.until(`steady:${service}`, timeout);
}
