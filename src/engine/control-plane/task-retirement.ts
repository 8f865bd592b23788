import type { Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { kick } from './scheduling';
import { STOPPED_REASON } from './service-events';
import { serviceOf } from './task-facts';
import { stopTask } from './task-lifecycle';

/**
 * RETIRE-1: Fargate retires what a task runs on. A service starts another task first and stops this
 * one then, as its deployment configuration allows; a standalone task is stopped. The seven days
 * that AWS waits after its notice are over.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-maintenance.html
 */
export function retireTask(ctx: EngineContext, task: Task): void {
  const service = serviceOf(ctx, task);
  if (!service) {
    stopTask(ctx, task, STOPPED_REASON.retired, 'TerminationNotice');
    return;
  }
  task.retiring = true;
  ctx.touch(task.arn);
  kick(ctx, service);
}
