import type { Service } from '../../model/service';
import { plus, seconds } from '../../model/sim-time';
import type { Container, Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { TIMINGS } from '../timings';
import type { Registration } from './target-index';
import { targetsWithin } from './target-registration';
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
export function judgeOf(ctx: EngineContext, service: Service): (task: Task) => Standing {
  const targetsOf = targetsWithin(ctx, service);
  const groupsOf = inTurn(
    (task) => task.deploymentId,
    (task) => entriesOf(ctx, task).map((entry) => entry.targetGroupArn),
  );
  const checkedOf = inTurn(
    (task) => task.taskDefinitionArn,
    (task) => checkedNames(ctx, task),
  );
  return (task) => {
    if (task.lastStatus !== 'RUNNING' || task.startedAt === undefined) {
      return { task, verdict: 'coming', ailment: null };
    }
    if (task.retiring) return { task, verdict: 'unhealthy', ailment: { of: 'retirement' } };
    const facts = { targets: targetsOf(task), groups: groupsOf(task), checked: checkedOf(task) };
    return judge(ctx, service, task, facts);
  };
}

/** What is the same for all tasks with the same key, which mostly is that of the task before. */
function inTurn<T>(keyOf: (task: Task) => string | undefined, of: (task: Task) => T) {
  const known = new Map<string | undefined, T>();
  let last: { key: string | undefined; value: T } | null = null;
  return (task: Task): T => {
    const key = keyOf(task);
    if (last?.key === key && last) return last.value;
    if (!known.has(key)) known.set(key, of(task));
    last = { key, value: known.get(key)! };
    return last.value;
  };
}

/** What a judgement goes by besides the task. */
interface Facts {
  readonly targets: readonly Registration[];
  /** The target groups that its revision names. */
  readonly groups: readonly string[];
  /** Its essential containers that have a health check. */
  readonly checked: readonly string[];
}

function judge(ctx: EngineContext, service: Service, task: Task, facts: Facts): Standing {
  const ailment = ailmentOf(ctx, task, facts);
  if (ailment) {
    const grace = seconds(service.healthCheckGracePeriodSeconds);
    // HEALTH-3: bad checks are ignored for a while after the start.
    const inGrace = ctx.kernel.now < plus(task.startedAt ?? ctx.kernel.now, grace);
    return { task, verdict: inGrace ? 'coming' : 'unhealthy', ailment };
  }
  return { task, verdict: isReady(ctx, task, facts) ? 'healthy' : 'coming', ailment: null };
}

function ailmentOf(ctx: EngineContext, task: Task, facts: Facts): Ailment | null {
  const now = ctx.kernel.now;
  for (const arn of facts.groups) {
    if (!ctx.world.targetGroups.has(arn)) {
      return { of: 'missing', group: arn, what: 'TARGET GROUP' };
    }
    const own = facts.targets.find(({ group }) => group.arn === arn)?.target;
    if (!own) return { of: 'missing', group: arn, what: 'TARGET' };
    // HEALTH-2: the scheduler takes a while to notice.
    const noticedAt = plus(own.machine.enteredAt, seconds(TIMINGS.unhealthyNotice.low));
    if (own.health === 'unhealthy' && noticedAt <= now) {
      const reason = own.description ?? 'Health checks failed';
      return { of: 'target', group: arn, port: own.port, reason };
    }
  }
  return checkedContainers(task, facts).some((one) => one.healthStatus === 'UNHEALTHY')
    ? { of: 'container' }
    : null;
}

function isReady(ctx: EngineContext, task: Task, facts: Facts): boolean {
  const now = ctx.kernel.now;
  const { targets } = facts;
  const checked = checkedContainers(task, facts);
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
const checkedNames = (ctx: EngineContext, task: Task): string[] =>
  definitionOf(ctx, task)
    .containerDefinitions.filter((one) => one.essential && one.healthCheck)
    .map((one) => one.name);

const NONE: readonly Container[] = [];

const checkedContainers = (task: Task, { checked }: Facts): readonly Container[] =>
  checked.length === 0 ? NONE : task.containers.filter((one) => checked.includes(one.name));
