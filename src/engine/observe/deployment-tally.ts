import { US_PER_SECOND, type SimMicros } from '../../model/sim-time';
import type { Task } from '../../model/task';
import { judgeOf } from '../control-plane/health-judgement';
import { isUp } from '../control-plane/task-facts';
import { groupsOf } from '../data-plane/listener-rules';
import { usdPerHour } from '../cost/list-prices';
import { fargateShare } from '../cost/usage';
import type { EngineContext } from '../engine-context';
import { mergeFigures, type CellFigures } from './cell-figures';
import { byBalancer, byDeployment } from './cell-labels';
import type { ClosedRow } from './closed-row';
import type { Metrics } from './metrics';
import { sharedGroups } from './observe-deployments';
import type { ObservedDeployment } from './observed-deployment';

/** Tasks of one deployment over the time that is tallied. */
export interface TaskTally {
  peak: number;
  /** From image pull to STOPPED, within that time. */
  paidUs: number;
  /** What that costs on Fargate, by list price. */
  usd: number;
  started: number;
  stopped: number;
  failed: number;
}

/** What has been counted of a deployment so far. Plain data: checkpoints copy it. */
export interface Tally {
  /** The first second counted. */
  from: number;
  /** By deployment id: requests that its tasks got, and those its own groups answered. */
  figures: Map<string, CellFigures>;
  elsewhere: CellFigures;
  refused: number;
  /** By deployment id, of whatever revision of the service. */
  tasks: Map<string, TaskTally>;
  peak: number;
  /** Tasks have been looked at up to this moment. */
  seen: SimMicros;
  /** When the revision it went back to was seen at full count and healthy. */
  backAt: SimMicros | null;
}

/** Requests of one second (or a part of it), added up for all deployments at once. */
export interface Harvest {
  /** By deployment id: those that reached one of its tasks; by target group: all others. */
  byOwner: ReadonlyMap<string, CellFigures>;
  /** By deployment id. */
  serviceOf: ReadonlyMap<string, string | null>;
  /** By load balancer: connections to ports that nothing listens on. */
  refused: ReadonlyMap<string, number>;
}

export function harvest(row: ClosedRow, metrics: Metrics): Harvest {
  const serviceOf = new Map<string, string | null>();
  for (const cell of row.requests.cells) {
    const { deploymentId, serviceArn } = metrics.labels[cell]!;
    if (deploymentId !== null) serviceOf.set(deploymentId, serviceArn);
  }
  const refused = new Map<string, number>();
  for (const [balancer, figures] of metrics.sumsOf(row, byBalancer)) {
    if (figures.refused > 0) refused.set(balancer, figures.refused);
  }
  return { byOwner: metrics.sumsOf(row, byDeployment), serviceOf, refused };
}

export function openTally({ startedAt, createdAt }: ObservedDeployment): Tally {
  const start = startedAt ?? createdAt;
  return {
    from: Math.floor(start / US_PER_SECOND),
    figures: new Map(),
    elsewhere: mergeFigures([]),
    refused: 0,
    tasks: new Map(),
    peak: 0,
    seen: (start - 1) as SimMicros,
    backAt: null,
  };
}

/** Adds the requests of a second that belong to a deployment or to its service. */
export function addRequests(
  { world }: EngineContext,
  tally: Tally,
  { service, revisions }: ObservedDeployment,
  { byOwner, serviceOf, refused }: Harvest,
): void {
  const shared = sharedGroups(revisions);
  for (const { deploymentId, targetGroupArns } of revisions) {
    const own = targetGroupArns.filter((arn) => !shared.includes(arn));
    const list = [deploymentId, ...own].flatMap((owner) => byOwner.get(owner) ?? []);
    if (list.length === 0) continue;
    const before = tally.figures.get(deploymentId) ?? mergeFigures([]);
    tally.figures.set(deploymentId, mergeFigures([before, ...list]));
  }
  const others = [...serviceOf].flatMap(([id, serviceArn]) => {
    const isOther = serviceArn === service.arn && !revisions.some((one) => one.deploymentId === id);
    return isOther ? (byOwner.get(id) ?? []) : [];
  });
  const unserved = shared.flatMap((arn) => byOwner.get(arn) ?? []);
  if (others.length + unserved.length > 0) {
    tally.elsewhere = mergeFigures([tally.elsewhere, ...others, ...unserved]);
  }
  for (const [arn, count] of refused) {
    const balancer = world.loadBalancers.get(arn);
    const groups = balancer ? groupsOf(balancer) : new Set();
    const isOurs = revisions.some((one) => one.targetGroupArns.some((group) => groups.has(group)));
    if (isOurs) tally.refused += count;
  }
}

/** Looks at the service's tasks as they are at `now`, which is after all that was seen before. */
export function addTasks(
  ctx: EngineContext,
  tally: Tally,
  { service, rollback, finishedAt }: ObservedDeployment,
  tasks: readonly Task[],
): void {
  const now = ctx.kernel.now;
  const to = finishedAt !== null && finishedAt < now ? finishedAt : now;
  const there = new Map<string, number>();
  const price = hourlyPrices(ctx);
  let all = 0;
  for (const task of tasks) {
    const id = task.deploymentId ?? '';
    let own = tally.tasks.get(id);
    if (!own) {
      own = { peak: 0, paidUs: 0, usd: 0, started: 0, stopped: 0, failed: 0 };
      tally.tasks.set(id, own);
    }
    // One that had stopped before adds nothing any more.
    const isPast = task.stoppedAt !== undefined && task.stoppedAt <= tally.seen;
    if (!isPast) own.usd += countTask(own, task, tally.seen, to) * price(task);
    if (task.lastStatus === 'STOPPED') continue;
    all++;
    there.set(id, (there.get(id) ?? 0) + 1);
  }
  tally.peak = Math.max(tally.peak, all);
  for (const [id, count] of there) {
    const own = tally.tasks.get(id)!;
    own.peak = Math.max(own.peak, count);
  }
  tally.seen = to;
  if (rollback && tally.backAt === null && isBack(ctx, service, rollback.deploymentId, tasks)) {
    tally.backAt = now;
  }
}

/** What of a task falls into the time after `from` up to `to`; answers the hours paid for. */
function countTask(own: TaskTally, task: Task, from: SimMicros, to: SimMicros): number {
  if (task.createdAt > from && task.createdAt <= to) own.started++;
  if (task.stoppedAt !== undefined && task.stoppedAt > from && task.stoppedAt <= to) {
    own.stopped++;
    if (hasFailed(task)) own.failed++;
  }
  if (task.pullStartedAt === undefined) return 0;
  const begin = Math.max(task.pullStartedAt, from);
  const paidUs = Math.max(0, Math.min(task.stoppedAt ?? to, to) - begin);
  own.paidUs += paidUs;
  return paidUs / US_PER_HOUR;
}

const US_PER_HOUR = 3_600_000_000;

/** Dollars an hour of a task on Fargate; tasks made alike are reckoned once. */
function hourlyPrices({ world }: EngineContext): (task: Task) => number {
  const known = new Map<string, number>();
  let last: { task: Task; usd: number } | null = null;
  const isLikeLast = (task: Task) =>
    last !== null &&
    task.taskDefinitionArn === last.task.taskDefinitionArn &&
    task.capacityProviderName === last.task.capacityProviderName &&
    task.cpu === last.task.cpu &&
    task.memory === last.task.memory;
  return (task) => {
    if (task.launchType !== 'FARGATE') return 0;
    if (last && isLikeLast(task)) return last.usd;
    const key = `${task.taskDefinitionArn} ${task.capacityProviderName} ${task.cpu} ${task.memory}`;
    let usd = known.get(key);
    if (usd === undefined) {
      const isSpot = task.capacityProviderName === 'FARGATE_SPOT';
      const definition = world.taskDefinitions.get(task.taskDefinitionArn);
      usd = 0;
      for (const [id, n] of fargateShare(definition, { ...task, isSpot })) {
        usd += usdPerHour(id, n) ?? 0;
      }
      known.set(key, usd);
    }
    last = { task, usd };
    return usd;
  };
}

/** It never came up, ended by itself, or was stopped for its health checks. */
const hasFailed = ({ stopCode, stoppedReason = '' }: Task): boolean =>
  stopCode === 'TaskFailedToStart' ||
  stopCode === 'EssentialContainerExited' ||
  (stopCode === 'ServiceSchedulerInitiated' && stoppedReason.startsWith('Task failed '));

function isBack(
  ctx: EngineContext,
  service: ObservedDeployment['service'],
  deploymentId: string,
  tasks: readonly Task[],
): boolean {
  const judge = judgeOf(ctx, service);
  const healthy = tasks.filter(
    (task) => task.deploymentId === deploymentId && isUp(task) && judge(task).verdict === 'healthy',
  );
  return healthy.length >= service.desiredCount;
}
