import type { CellLabel } from '../observe/cell-labels';
import type { World } from '../world/world';

/** What a task has reserved, and which of its containers its requests are served by. */
export interface TaskShare {
  /** CPU units and MiB; 0 where nothing is reserved. */
  readonly cpu: number;
  readonly memory: number;
  /** MiB that its measured memory is percent of. */
  readonly memoryLimit: number;
  readonly containerName: string;
  readonly family: string;
}

const NOTHING: TaskShare = { cpu: 0, memory: 0, memoryLimit: 0, containerName: '', family: '' };

/**
 * The share of a cell's task, by its task definition: the task's own size, else the sum over its
 * containers. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_utilization.html
 */
export function taskShare(world: World, label: CellLabel): TaskShare {
  const definition = world.taskDefinitions.get(label.taskDefinitionArn ?? '');
  if (!definition) return NOTHING;
  const containers = definition.containerDefinitions;
  const sum = (of: (one: (typeof containers)[number]) => number) =>
    containers.reduce((n, one) => n + of(one), 0);
  const serving = containers.find((one) => one.essential) ?? containers[0];
  const memory =
    Number(definition.memory) || sum((one) => one.memory ?? one.memoryReservation ?? 0);
  return {
    cpu: Number(definition.cpu) || sum((one) => one.cpu),
    memory,
    memoryLimit: serving?.memory || memory,
    containerName: serving?.name ?? '',
    family: definition.family,
  };
}
