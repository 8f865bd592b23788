import type { Container, Task } from '../../model/task';
import type { ContainerDefinition, TaskDefinition } from '../../model/task-definition';
import { hasStopped } from './task-facts';

type Wait = NonNullable<ContainerDefinition['dependsOn']>[number];

/** Of a container: why what it waits for will not come about, in the agent's words. */
export interface Unmet {
  readonly failed: string;
}

type Readiness = 'ready' | 'waiting' | Unmet;

/** TASK-7: a container starts once what it depends on is as far as it must be. */
export function readinessOf(task: Task, definition: ContainerDefinition): Readiness {
  const { dependsOn = [], name } = definition;
  for (const wait of dependsOn) {
    const why = hopeless(task, wait);
    if (why !== undefined) return { failed: dependencyText(wait.containerName, name, why) };
  }
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

/** What keeps a wait from ever being met; undefined while nothing does. */
function hopeless(task: Task, wait: Wait): string | undefined {
  const container = dependency(task, wait);
  if (!container) return undefined;
  const ended = hasStopped(container);
  switch (wait.condition) {
    case 'START':
      return ended && container.startedAt === undefined ? 'did not start.' : undefined;
    case 'HEALTHY': {
      const isLost = container.healthStatus === 'UNHEALTHY' || ended;
      return isLost && container.healthStatus !== 'HEALTHY' ? 'is not healthy.' : undefined;
    }
    case 'SUCCESS':
      return ended && container.exitCode !== 0 ? 'did not exit successfully.' : undefined;
    case 'COMPLETE':
      return undefined;
  }
}

const dependencyText = (waitedFor: string, waiting: string, why: string): string =>
  `dependency graph: container ordering dependency [${waitedFor}] for target [${waiting}] ${why}`;

/**
 * TASK-10: the startTimeout of a container is over: who waits for it to end or to be healthy, and
 * still does, gives up. Answers the first of them.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
export function givenUp(
  task: Task,
  waitedFor: Container,
  definition: TaskDefinition,
): { container: Container; why: Unmet } | undefined {
  for (const { name, dependsOn = [] } of definition.containerDefinitions) {
    const container = task.containers.find((one) => one.name === name);
    if (container?.machine.value !== 'PENDING') continue;
    const late = dependsOn.some(
      (wait) =>
        wait.containerName === waitedFor.name && wait.condition !== 'START' && !isMet(task, wait),
    );
    if (!late) continue;
    return { container, why: { failed: dependencyText(waitedFor.name, name, 'has timed out.') } };
  }
  return undefined;
}

/** TASK-8: the stop signal waits while another that depends on the container has not stopped. */
export function isNeeded(task: Task, container: Container, definition: TaskDefinition): boolean {
  const dependents = definition.containerDefinitions
    .filter(({ dependsOn = [] }) => dependsOn.some((wait) => wait.containerName === container.name))
    .map((one) => one.name);
  return task.containers.some((one) => dependents.includes(one.name) && !hasStopped(one));
}
