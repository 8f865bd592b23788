import type {
  DeploymentReport,
  ReportRequests,
  ReportRevision,
  ReportTasks,
} from '../../model/deployment-report';
import { type SimMicros, toSeconds, US_PER_MS } from '../../model/sim-time';
import { ENDED, endedIn, mergeFigures, type CellFigures } from './cell-figures';
import type { Tally, TaskTally } from './deployment-tally';
import { latencyQuantiles } from './latency-histogram';
import type { ObservedDeployment } from './observed-deployment';

const NO_TASKS: TaskTally = { peak: 0, paidUs: 0, usd: 0, started: 0, stopped: 0, failed: 0 };
const US_PER_HOUR = 3_600_000_000;

/** What a deployment came to, by what has been counted of it up to `now`. */
export function reportOf(
  observed: ObservedDeployment,
  tally: Tally,
  now: SimMicros,
): DeploymentReport {
  const { service, startedAt, createdAt, finishedAt } = observed;
  const start = startedAt ?? createdAt;
  const end = finishedAt ?? now;
  return {
    service: service.name,
    serviceDeployment: observed.id,
    strategy: observed.strategy,
    status: observed.status,
    statusReason: observed.statusReason,
    isOver: finishedAt !== null,
    startedAt: toSeconds(start),
    finishedAt: finishedAt === null ? null : toSeconds(finishedAt),
    durationSeconds: lengthOf(start, end),
    rollbackSeconds: rollbackSeconds(observed, tally),
    from: tally.from,
    to: toSeconds(now),
    total: {
      ...requestsOf([...tally.figures.values(), tally.elsewhere], tally.refused),
      ...tasksOf([...tally.tasks.values()], tally.peak),
    },
    stages: observed.stages.map(({ stage, isRollback, startedAt: from, endedAt }) => ({
      stage,
      isRollback,
      start: toSeconds(from),
      end: endedAt === null ? null : toSeconds(endedAt),
      durationSeconds: lengthOf(from, endedAt ?? end),
    })),
    revisions: observed.revisions.map(({ role, deploymentId, taskDefinition }): ReportRevision => {
      const figures = tally.figures.get(deploymentId);
      const tasks = tally.tasks.get(deploymentId) ?? NO_TASKS;
      return {
        role,
        deployment: deploymentId,
        taskDefinition,
        ...requestsOf(figures ? [figures] : [], 0),
        ...tasksOf([tasks], tasks.peak),
      };
    }),
    notByRevision: requestsOf([tally.elsewhere], tally.refused),
  };
}

/** Seconds to the millisecond: decisions are a microsecond late, which nobody wants to read. */
const lengthOf = (from: SimMicros, to: SimMicros): number =>
  Math.round((to - from) / US_PER_MS) / 1000;

/** With a traffic shift, when that was taken back; else when the old count was there again. */
function rollbackSeconds(observed: ObservedDeployment, { backAt }: Tally): number | null {
  const { rollback, stages } = observed;
  if (!rollback) return null;
  const shift = stages.findLast(
    ({ isRollback, stage }) =>
      isRollback && (stage === 'PRODUCTION_TRAFFIC_SHIFT' || stage === 'AllowTraffic'),
  );
  const back = shift ? shift.endedAt : backAt;
  return back === null ? null : lengthOf(rollback.startedAt, back);
}

function requestsOf(list: readonly CellFigures[], refused: number): ReportRequests {
  const sum = mergeFigures(list);
  const e = sum.endings;
  const count = endedIn(sum);
  const [p50, p90, p99] = latencyQuantiles(sum, [0.5, 0.9, 0.99]);
  const target5xx = e[ENDED.target5xx]!;
  const elb5xx = e[ENDED.elb500]! + e[ENDED.elb502]! + e[ENDED.elb503]! + e[ENDED.elb504]!;
  const clientTimeouts = e[ENDED.clientTimeout]!;
  return {
    requestCount: count,
    failedRequests: target5xx + elb5xx + clientTimeouts + refused,
    target5xx,
    elb5xx,
    clientTimeouts,
    connectionsRefused: refused,
    latencyMs: {
      mean: count > 0 ? toMs((sum.targetSum + sum.otherSum) / count) : 0,
      p50: toMs(p50!),
      p90: toMs(p90!),
      p99: toMs(p99!),
    },
  };
}

/** µs to ms with three decimals, as `get-metrics` tells them. */
const toMs = (us: number): number => Math.round(us) / 1000;

function tasksOf(list: readonly TaskTally[], peakTasks: number): ReportTasks {
  const sum = (pick: (tally: TaskTally) => number) => list.reduce((n, one) => n + pick(one), 0);
  return {
    peakTasks,
    taskHours: Math.round((sum((one) => one.paidUs) / US_PER_HOUR) * 10_000) / 10_000,
    indicativeUsd: Math.round(sum((one) => one.usd) * 1e6) / 1e6,
    tasksStarted: sum((one) => one.started),
    tasksStopped: sum((one) => one.stopped),
    tasksFailed: sum((one) => one.failed),
  };
}
