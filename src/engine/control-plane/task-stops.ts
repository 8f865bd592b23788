import type { Service } from '../../model/service';
import type { Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { EVENT_TEXT, noteRevisionEvent, STOPPED_REASON } from './service-events';
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
  // Task sets speak for themselves, deployments do not: the service does.
  const ids = service.taskSets.map((one) => one.id);
  const speakers = new Set(
    tasks.map(({ deploymentId = '' }) => ids.find((id) => id === deploymentId)),
  );
  for (const id of speakers) {
    const own = tasks.filter((task) => ids.find((one) => one === task.deploymentId) === id);
    noteStops(ctx, service, id ?? '', own);
  }
  for (const task of tasks) {
    const why = reason(task);
    // One that is to be retired may go for another reason before its time.
    const isRetired = why === STOPPED_REASON.retired;
    stopTask(ctx, task, why, isRetired ? 'TerminationNotice' : 'ServiceSchedulerInitiated');
  }
}

function noteStops(
  ctx: EngineContext,
  service: Service,
  revisionId: string,
  tasks: readonly Task[],
): void {
  const running = tasks.filter((task) => task.lastStatus === 'RUNNING');
  const pending = tasks.length - running.length;
  const note = (text: string) => noteRevisionEvent(ctx, service, revisionId, text);
  if (running.length > 0) note(EVENT_TEXT.stoppedRunning(running));
  if (pending > 0) note(EVENT_TEXT.stoppedPending(pending));
}
