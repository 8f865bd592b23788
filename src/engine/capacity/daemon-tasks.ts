import type { ContainerInstance } from '../../model/container-instance';
import type { Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { instanceOf, tasksOn } from './instance-facts';

/** A task of a service with the scheduling strategy DAEMON. */
const isDaemon = ({ world }: Pick<EngineContext, 'world'>, task: Task): boolean =>
  world.services.get(task.serviceArn ?? '')?.schedulingStrategy === 'DAEMON';

/**
 * CAP-7: a task on an instance that is to be emptied has to go; a daemon is the last to stop there.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instance-draining.html
 */
export function isToLeave(ctx: Pick<EngineContext, 'world'>, task: Task): boolean {
  const instance = instanceOf(ctx.world, task);
  if (instance?.status !== 'DRAINING') return false;
  return !isDaemon(ctx, task) || daemonsApart(ctx, instance).others.length === 0;
}

/**
 * DAEMON-3: what is on an instance. Daemons do not count where it is asked whether an instance is
 * empty: there is one on each.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-termination-protection.html
 */
export function daemonsApart(
  ctx: Pick<EngineContext, 'world'>,
  instance: ContainerInstance,
): { daemons: Task[]; others: Task[] } {
  const all = tasksOn(ctx.world, instance);
  return {
    daemons: all.filter((task) => isDaemon(ctx, task)),
    others: all.filter((task) => !isDaemon(ctx, task)),
  };
}
