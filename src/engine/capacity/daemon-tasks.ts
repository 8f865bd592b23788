import type { ContainerInstance } from '../../model/container-instance';
import type { Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { tasksOn } from './instance-facts';

/** A task of a service with the scheduling strategy DAEMON. */
export const isDaemon = ({ world }: Pick<EngineContext, 'world'>, task: Task): boolean =>
  world.services.get(task.serviceArn ?? '')?.schedulingStrategy === 'DAEMON';

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
