import type { Service } from '../../model/service';
import { plus, seconds } from '../../model/sim-time';
import type { Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { TIMINGS } from '../timings';
import type { Registration } from './target-registration';
import { definitionOf, entriesOf } from './task-facts';

/** What makes a task unhealthy in the eyes of the scheduler. */
export type Ailment =
  | { of: 'target'; group: string; port: number; reason: string }
  | { of: 'missing'; group: string; what: 'TARGET' | 'TARGET GROUP' }
  | { of: 'container' }
  /** Nothing ails it, but what it runs on is retired: it is replaced like one that ails. */
  | { of: 'retirement' };

/**
 * `coming`: not RUNNING yet, or running without a verdict. `ailing` tells of one that is in its
 * grace period: it is not replaced, but goes first when there are too many.
 */
export interface Standing {
  readonly task: Task;
  readonly verdict: 'coming' | 'healthy' | 'unhealthy';
  readonly ailment: Ailment | null;
}

/**
 * HEALTH-1: with a load balancer a task is healthy when its targets are; with container health
 * checks when those pass; with both when both do; with neither 40 s after RUNNING.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
 */
export function judge(
  ctx: EngineContext,
  service: Service,
  task: Task,
  targets: readonly Registration[],
): Standing {
  if (task.lastStatus !== 'RUNNING' || task.startedAt === undefined) {
    return { task, verdict: 'coming', ailment: null };
  }
  if (task.retiring) return { task, verdict: 'unhealthy', ailment: { of: 'retirement' } };
  const ailment = ailmentOf(ctx, task, targets);
  if (ailment) {
    const grace = seconds(service.healthCheckGracePeriodSeconds);
    // HEALTH-3: bad checks are ignored for a while after the start.
    const inGrace = ctx.kernel.now < plus(task.startedAt, grace);
    return { task, verdict: inGrace ? 'coming' : 'unhealthy', ailment };
  }
  return { task, verdict: isReady(ctx, task, targets) ? 'healthy' : 'coming', ailment: null };
}

function ailmentOf(
  ctx: EngineContext,
  task: Task,
  targets: readonly Registration[],
): Ailment | null {
  const now = ctx.kernel.now;
  for (const { targetGroupArn } of entriesOf(ctx, task)) {
    if (!ctx.world.targetGroups.has(targetGroupArn)) {
      return { of: 'missing', group: targetGroupArn, what: 'TARGET GROUP' };
    }
    const own = targets.find(({ group }) => group.arn === targetGroupArn)?.target;
    if (!own) return { of: 'missing', group: targetGroupArn, what: 'TARGET' };
    // HEALTH-2: the scheduler takes a while to notice.
    const noticedAt = plus(own.machine.enteredAt, seconds(TIMINGS.unhealthyNotice.low));
    if (own.health === 'unhealthy' && noticedAt <= now) {
      const reason = own.description ?? 'Health checks failed';
      return { of: 'target', group: targetGroupArn, port: own.port, reason };
    }
  }
  return checkedContainers(ctx, task).some((one) => one.healthStatus === 'UNHEALTHY')
    ? { of: 'container' }
    : null;
}

function isReady(ctx: EngineContext, task: Task, targets: readonly Registration[]): boolean {
  const now = ctx.kernel.now;
  const checked = checkedContainers(ctx, task);
  const notice = seconds(TIMINGS.healthyNotice.low);
  const targetsPass = targets.every(
    ({ target }) => target.health === 'healthy' && plus(target.machine.enteredAt, notice) <= now,
  );
  if (!targetsPass || checked.some((one) => one.healthStatus !== 'HEALTHY')) return false;
  if (targets.length > 0 || checked.length > 0) return true;
  const quiet = seconds(TIMINGS.readyWithoutChecks.low);
  return plus(task.startedAt ?? now, quiet) <= now;
}

/** Essential containers that have a health check. */
function checkedContainers(ctx: EngineContext, task: Task) {
  const checked = definitionOf(ctx, task)
    .containerDefinitions.filter((one) => one.essential && one.healthCheck)
    .map((one) => one.name);
  return task.containers.filter((one) => checked.includes(one.name));
}
