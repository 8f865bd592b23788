import type { Service } from '../../model/service';
import type { Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { EVENT_TEXT, noteEvent } from './service-events';
import { stopTask } from './task-lifecycle';

/**
 * SVC-3: the scheduler stops tasks. The event comes at once, though the tasks still serve: their
 * deregistration follows some seconds later.
 */
export function stopServiceTasks(
  ctx: EngineContext,
  service: Service,
  tasks: readonly Task[],
  reason: (task: Task) => string,
): void {
  if (tasks.length === 0) return;
  service.scheduler.steady = false;
  const running = tasks.filter((task) => task.lastStatus === 'RUNNING');
  const pending = tasks.length - running.length;
  if (running.length > 0) noteEvent(ctx, service, EVENT_TEXT.stoppedRunning(running));
  if (pending > 0) noteEvent(ctx, service, EVENT_TEXT.stoppedPending(pending));
  for (const task of tasks) stopTask(ctx, task, reason(task), 'ServiceSchedulerInitiated');
}
