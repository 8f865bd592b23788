import type { TaskDefinition } from '../../../model/task-definition';
import type { Task } from '../../../model/task';
import type { World } from '../../world/world';

/** What a task takes of an instance: CPU units, MiB, and interfaces of its own. */
export interface Needs {
  readonly cpu: number;
  readonly memory: number;
  readonly interfaces: number;
}

/** What RunTask may say of one container. */
interface ContainerOverride {
  name?: string;
  cpu?: number;
  memory?: number;
  memoryReservation?: number;
}

/**
 * PLACE-6: the task's own size where it has one, else the sum over its containers; of a container's
 * memory the soft limit counts where it has both.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
export function needsOf(
  definition: TaskDefinition,
  overrides: Record<string, unknown> = {},
): Needs {
  const {
    cpu,
    memory,
    containerOverrides = [],
  } = overrides as {
    cpu?: string;
    memory?: string;
    containerOverrides?: ContainerOverride[];
  };
  const containers = definition.containerDefinitions.map((one) => {
    const own = containerOverrides.find(({ name }) => name === one.name);
    return {
      cpu: own?.cpu ?? one.cpu,
      memory: own?.memoryReservation ?? own?.memory ?? one.memoryReservation ?? one.memory ?? 0,
    };
  });
  const sum = (what: 'cpu' | 'memory') => containers.reduce((all, one) => all + one[what], 0);
  return {
    cpu: sizeIn(cpu ?? definition.cpu) ?? sum('cpu'),
    memory: sizeIn(memory ?? definition.memory) ?? sum('memory'),
    interfaces: definition.networkMode === 'awsvpc' ? 1 : 0,
  };
}

/** Sizes may be written `1 vCPU` and `2 GB` too. */
function sizeIn(text: string | undefined): number | undefined {
  const [, number, unit = ''] = /^\s*([\d.]+)\s*(vcpu|gb|)\s*$/i.exec(text ?? '') ?? [];
  if (number === undefined) return undefined;
  return Math.round(Number(number) * (unit === '' ? 1 : 1024));
}

/** What a task takes that is there. */
export const needsOfTask = (world: World, task: Task): Needs => {
  const definition = world.taskDefinitions.get(task.taskDefinitionArn);
  return definition ? needsOf(definition, task.overrides) : { cpu: 0, memory: 0, interfaces: 0 };
};
