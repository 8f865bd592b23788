import type { EngineContext } from '../../engine/engine-context';
import type { ImageBehaviour } from '../../model/image';
import type { Target, TargetGroup } from '../../model/load-balancer';
import { type SimMicros, toSeconds } from '../../model/sim-time';
import type { Task } from '../../model/task';
import { advice, cause, type Finding } from './finding';
import { serviceOf } from './names';
import { FULL_PERCENT, moreTasks } from './strain';

/** Seconds of a task's work that tell whether requests waited at it. */
const LATELY = 60;

/** Checks that waited for a free slot behind requests; only where a line can be seen, or was. */
export function waitingFinding(
  ctx: EngineContext,
  { healthCheck }: TargetGroup,
  task: Task,
  behaviour: ImageBehaviour,
): Finding | null {
  if (!behaviour.healthCheckWaits) return null;
  const seen = lineOf(ctx, task, behaviour, healthCheck.timeoutSeconds);
  if (seen === null) return null;
  const service = serviceOf(ctx, task);
  return {
    causes: [
      cause(
        task.lastStatus === 'RUNNING'
          ? 'Checks wait behind requests, and are not answered in time.'
          : 'Its checks waited behind requests, and were not answered in time.',
        `${seen}; the app works on ${behaviour.concurrency} at once`,
        `aws sandbox get-metrics --task ${task.id} --since 60`,
      ),
    ],
    fixes: [
      ...(service ? moreTasks(ctx, service) : []),
      advice('Or let the app answer checks beside its queue.'),
    ],
  };
}

/** What shows that there is a line at a task, or was one lately: in words. */
function lineOf(
  { dataPlane }: EngineContext,
  task: Task,
  { concurrency }: ImageBehaviour,
  timeoutSeconds: number,
): string | null {
  const isUp = task.lastStatus === 'RUNNING' && task.server >= 0;
  const unfinished = isUp ? dataPlane.unfinished(task.server) : 0;
  if (unfinished > concurrency) return `${unfinished} requests are unfinished`;
  const cpu = isUp ? dataPlane.serverUse(task.server).cpuPercent : 0;
  if (cpu >= FULL_PERCENT) return `${Math.round(cpu)} % of its CPU is in use`;
  // What it answered itself: how long a closed way took to fail says nothing of a line.
  const answered = isUp
    ? dataPlane.metrics.recentOf(task.arn, LATELY)
    : dataPlane.metrics.lastOf(task.arn, LATELY);
  const slowest = toSeconds(answered.targetMax as SimMicros);
  if (slowest < timeoutSeconds) return null;
  return `its answers took up to ${Math.round(slowest)} s, and a check waits ${timeoutSeconds} s`;
}

/**
 * Nothing is left that would fail a target's checks: it was repaired, or has passed, since the last
 * one failed. Only time will tell, so nothing is offered.
 */
export function toldByNextCheck(ctx: EngineContext, group: TargetGroup, target: Target): Finding {
  const checking = ctx.dataPlane.checking(target.slot);
  const { healthyThreshold, intervalSeconds } = group.healthCheck;
  const needs = target.health === 'initial' ? 1 : healthyThreshold;
  const next = checking
    ? `the next in ${Math.ceil(toSeconds(checking.nextAt) - toSeconds(ctx.world.now))} s`
    : `every ${intervalSeconds} s`;
  return {
    causes: [
      cause(
        saidOf(checking?.seen ?? 0, checking?.passedInARow ?? 0),
        `${next}; ${needs === 1 ? 'one that passes makes' : `${needs} in a row that pass make`} it healthy`,
        `aws elbv2 describe-target-health --target-group-arn ${group.arn}`,
      ),
    ],
    fixes: [],
  };
}

function saidOf(seen: number, passed: number): string {
  if (seen === 0) return 'No health check has come back yet: the first will tell.';
  if (passed > 0) return `Its health checks pass again: ${passed} in a row so far.`;
  return 'What made its health checks fail is repaired: the next ones will tell.';
}
