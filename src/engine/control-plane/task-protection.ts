import type { Service } from '../../model/service';
import { plus, seconds, type SimMicros } from '../../model/sim-time';
import type { Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { liveTasksOf } from './service-tasks';
import { isUp } from './task-facts';

/**
 * PROTECT-1: until the moment given neither scale-in nor a deployment stops the task. What is
 * unhealthy is replaced all the same (assumed), and a user may stop it.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection.html
 */
export const isProtected = (ctx: EngineContext, { protectedUntil }: Task): boolean =>
  protectedUntil !== undefined && ctx.kernel.now < protectedUntil;

/** When the protection ends; absent for a task that has none (any more). */
export const protectionEnd = (ctx: EngineContext, task: Task): SimMicros | undefined =>
  isProtected(ctx, task) ? task.protectedUntil : undefined;

/** Protects a task for so many minutes from now on, or ends its protection. */
export function protectTask(ctx: EngineContext, task: Task, minutes: number | null): void {
  if (minutes === null) delete task.protectedUntil;
  else task.protectedUntil = plus(ctx.kernel.now, seconds(minutes * 60));
  task.version++;
  ctx.touch(task.arn);
}

/** PROTECT-3: more tasks are protected than are wanted: no further one may be. */
export function isBlockedByProtection(ctx: EngineContext, service: Service): boolean {
  const guarded = liveTasksOf(ctx.world, service).filter(
    (task) => isUp(task) && isProtected(ctx, task),
  );
  return guarded.length > service.desiredCount;
}
