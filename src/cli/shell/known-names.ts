/** What the docker words are answered with: the names of what the sandbox has. */
import type { KnownNames } from '../docker-words';
import { lastPart } from '../../model/ids';
import type { Result } from '../../model/result';
import { ownNames } from './own-names';

type Send = (target: string, input: Record<string, unknown>) => Result | Promise<Result>;

type KnownService = KnownNames['services'][number];
type KnownTask = KnownNames['tasks'][number];

interface TaskAnswer {
  taskArn: string;
  group?: string;
  containers: { name: string }[];
}

/** Tasks of a cluster that are asked about at once: as many as DescribeTasks takes. */
const MOST_TASKS = 100;

/** Asks the sandbox, as a user would. */
export async function knownNames(send: Send): Promise<KnownNames> {
  const clusters = await ownNames(send, 'clusters');
  const services: KnownService[] = [];
  const tasks: KnownTask[] = [];
  for (const cluster of clusters) {
    const names = await ownNames(send, 'services', cluster);
    services.push(...names.map((name) => ({ cluster, name })));
    tasks.push(...(await tasksIn(send, cluster)));
  }
  return { clusters, services, tasks, logGroups: await ownNames(send, 'logGroups') };
}

async function tasksIn(send: Send, cluster: string): Promise<KnownTask[]> {
  const ids = (await ownNames(send, 'tasks', cluster)).slice(0, MOST_TASKS);
  if (ids.length === 0) return [];
  const result = await send('ECS.DescribeTasks', { cluster, tasks: ids });
  if (!result.ok) return [];
  const { tasks } = result.output as { tasks: TaskAnswer[] };
  return tasks.map(({ taskArn, group = '', containers }) => ({
    id: lastPart(taskArn),
    cluster,
    ...(group.startsWith('service:') && { service: group.slice('service:'.length) }),
    containers: containers.map(({ name }) => name),
  }));
}
