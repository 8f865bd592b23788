import { must } from '../../model/assert';
import type { Service } from '../../model/service';
import type { ServiceLoadBalancer } from '../../model/service-network';
import type { Container, Task } from '../../model/task';
import type { ContainerDefinition, TaskDefinition } from '../../model/task-definition';
import type { EngineContext } from '../engine-context';

/** What can be said of a task by looking. Nothing here changes anything. */

/** Told to run, and not stopped: what the scheduler counts on. */
export const isUp = (task: Task): boolean => task.desiredStatus === 'RUNNING';

export const hasStopped = (container: Container): boolean => container.lastStatus === 'STOPPED';

/** Every container runs, or has done its work and ended. */
export const containersAreUp = (task: Task): boolean =>
  task.containers.every(
    (one) => one.lastStatus === 'RUNNING' || (hasStopped(one) && !one.essential),
  );

/** The revision that a task is made from. */
export const definitionOf = (
  ctx: EngineContext,
  { taskDefinitionArn: arn }: { taskDefinitionArn: string },
): TaskDefinition => must(ctx.world.taskDefinitions.get(arn), `task definition ${arn}`);

/** The part of the revision that is about one container. */
export const containerDefinitionOf = (
  ctx: EngineContext,
  task: Task,
  { name }: Container,
): ContainerDefinition =>
  must(
    definitionOf(ctx, task).containerDefinitions.find((one) => one.name === name),
    `container ${name}`,
  );

/** The service that a task belongs to; none for a standalone one. */
export const serviceOf = (ctx: EngineContext, task: Task): Service | undefined =>
  task.serviceArn === undefined ? undefined : ctx.world.services.get(task.serviceArn);

/** The `loadBalancers` entries of the service revision that a task belongs to. */
export function entriesOf(ctx: EngineContext, task: Task): ServiceLoadBalancer[] {
  const digits = task.deploymentId?.slice(task.deploymentId.lastIndexOf('/') + 1);
  const revisions = serviceOf(ctx, task)?.revisions ?? [];
  return revisions.find((one) => one.arn.endsWith(`/${digits}`))?.loadBalancers ?? [];
}
