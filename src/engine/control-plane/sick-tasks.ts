import type { Service } from '../../model/service';
import type { Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import type { Ailment, Standing } from './health-judgement';
import { noteTaskFailure } from './deployments/circuit-breaker';
import { EVENT_TEXT, noteEvent, STOPPED_REASON } from './service-events';

/** Says of tasks that are about to be stopped what ails them, one event each. */
export function noteAilments(
  ctx: EngineContext,
  service: Service,
  sick: readonly Standing[],
): void {
  for (const { task, ailment } of sick) {
    if (!ailment || ailment.of === 'retirement') continue;
    noteAilment(ctx, service, task, ailment);
    noteTaskFailure(ctx, service, task.deploymentId, 'health');
  }
}

function noteAilment(
  ctx: EngineContext,
  service: Service,
  task: Task,
  ailment: Exclude<Ailment, { of: 'retirement' }>,
): void {
  if (ailment.of === 'target') {
    const { port, group, reason } = ailment;
    noteEvent(ctx, service, EVENT_TEXT.unhealthyTarget(task, port, group, reason));
  } else if (ailment.of === 'missing') {
    noteEvent(ctx, service, EVENT_TEXT.targetNotFound(ailment.group, ailment.what));
  } else noteEvent(ctx, service, EVENT_TEXT.failedContainerChecks(task));
}

/** `stoppedReason` of a task stopped for what ails it. */
export function reasonFor(ailment: Ailment): string {
  if (ailment.of === 'retirement') return STOPPED_REASON.retired;
  return ailment.of === 'container'
    ? STOPPED_REASON.containerUnhealthy
    : STOPPED_REASON.targetUnhealthy(ailment.group);
}
