import type { Container, Task } from '../../model/task';
import type { ContainerDefinition, TaskDefinition } from '../../model/task-definition';
import { hasStopped } from './task-facts';

type Wait = NonNullable<ContainerDefinition['dependsOn']>[number];

/** `failed` names a container that had to end well before this one, and did not. */
type Readiness = 'ready' | 'waiting' | { failed: string };

/** TASK-7: a container starts once what it depends on is as far as it must be. */
export function readinessOf(task: Task, { dependsOn = [] }: ContainerDefinition): Readiness {
  const failed = dependsOn.find((wait) => wait.condition === 'SUCCESS' && endedBadly(task, wait));
  if (failed) return { failed: failed.containerName };
  return dependsOn.every((wait) => isMet(task, wait)) ? 'ready' : 'waiting';
}

const dependency = (task: Task, wait: Wait): Container | undefined =>
  task.containers.find((one) => one.name === wait.containerName);

function isMet(task: Task, wait: Wait): boolean {
  const container = dependency(task, wait);
  if (!container) return true;
  switch (wait.condition) {
    case 'START':
      return container.startedAt !== undefined;
    case 'HEALTHY':
      return container.healthStatus === 'HEALTHY';
    case 'COMPLETE':
    case 'SUCCESS':
      return hasStopped(container);
  }
}

function endedBadly(task: Task, wait: Wait): boolean {
  const container = dependency(task, wait);
  return container !== undefined && hasStopped(container) && container.exitCode !== 0;
}

/** TASK-8: the stop signal waits while another that depends on the container has not stopped. */
export function isNeeded(task: Task, container: Container, definition: TaskDefinition): boolean {
  const dependents = definition.containerDefinitions
    .filter(({ dependsOn = [] }) => dependsOn.some((wait) => wait.containerName === container.name))
    .map((one) => one.name);
  return task.containers.some((one) => dependents.includes(one.name) && !hasStopped(one));
}
