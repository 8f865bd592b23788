import { LIFECYCLE_STAGES } from '../../model/deployment-configuration';
import type { Service } from '../../model/service';
import {
  ENDED_STATUSES,
  type ServiceDeployment,
  type TrafficWeights,
} from '../../model/service-deployment';
import type { Task } from '../../model/task';
import type { ServiceDeploymentView } from '../../model/view';
import type { EngineContext } from '../engine-context';
import { awaitingOf } from './awaiting';
import { type ObservedRevision, observe, sharedGroups } from './observed-deployment';
import type { RecentByDeployment, RecentFigures } from './recent-figures';

type View = ServiceDeploymentView;

/** A service with those of its tasks that have not STOPPED, and who knows its latest figures. */
export interface DeploymentScene {
  ctx: EngineContext;
  service: Service;
  tasks: readonly Task[];
  recent: RecentByDeployment;
}

/** The newest service deployment of a service as the screen shows it; null when there is none. */
export function deploymentView(scene: DeploymentScene): View | null {
  const { ctx, service, tasks } = scene;
  const [record] = service.serviceDeployments;
  if (!record) return null;
  const own = service.deployments.find((one) => one.id === record.deploymentId);
  const isOver = ENDED_STATUSES.includes(record.status);
  const { revisions, unservedPerSecond } = revisionsOf(scene, record);
  return {
    id: record.arn,
    deploymentId: record.deploymentId,
    strategy: record.deploymentConfiguration.strategy,
    status: record.status,
    statusReason: record.statusReason ?? null,
    isOver,
    startedAt: record.startedAt ?? record.createdAt,
    finishedAt: record.finishedAt ?? null,
    stages: stagesOf(record, isOver),
    stage: record.lifecycleStage ?? null,
    step: record.step ?? null,
    shiftPercent: shiftPercentOf(record),
    awaiting: isOver ? null : awaitingOf({ ctx, service, record, tasks }),
    pauses: pausesOf(record),
    revisions,
    unservedPerSecond,
    alarms: record.alarms.alarmNames.map((name) => ({
      name,
      state: ctx.world.alarms.get(name)?.state ?? 'INSUFFICIENT_DATA',
      triggered: record.alarms.triggeredAlarmNames.includes(name),
    })),
    breaker: record.circuitBreaker,
    canRollBack:
      (record.status === 'PENDING' || record.status === 'IN_PROGRESS') &&
      record.sourceRevisionArns.length > 0,
    machine: record.machine ?? own?.machine ?? null,
  };
}

/** AWS's defaults are 5 % for a canary and 10 % for a linear step. */
function shiftPercentOf({ deploymentConfiguration: given }: ServiceDeployment): number | null {
  if (given.strategy === 'CANARY') return given.canaryConfiguration?.canaryPercent ?? 5;
  return given.strategy === 'LINEAR' ? (given.linearConfiguration?.stepPercent ?? 10) : null;
}

function pausesOf(record: ServiceDeployment): View['pauses'] {
  return record.hooks.flatMap(({ hookId, stage, expiresAt, timeoutAction, status }) =>
    hookId !== undefined && status === 'AWAITING_ACTION'
      ? [{ hookId, stage, expiresAt, timeoutAction }]
      : [],
  );
}

/**
 * Each stage once, however often it was passed; those of the way back after the others. Once it has
 * turned round nothing lies ahead that could be named beforehand.
 */
function stagesOf(record: ServiceDeployment, isOver: boolean): View['stages'] {
  if (record.deploymentConfiguration.strategy === 'ROLLING') return [];
  const passed = new Map<string, View['stages'][number]>();
  for (const { stage, isRollback, startedAt, endedAt } of record.stages) {
    const key = `${stage} ${isRollback}`;
    const known = passed.get(key);
    const ends = { state: 'done', endedAt: endedAt ?? null } as const;
    if (known) Object.assign(known, ends);
    else passed.set(key, { stage, isRollback, startedAt, ...ends });
  }
  const list = [...passed.values()];
  const last = record.stages.at(-1);
  const current = last && list.find((one) => isPassageOf(one, last));
  if (isOver || record.rollback) {
    if (current && !isOver && last.endedAt === undefined) current.state = 'current';
    return list;
  }
  if (current) current.state = 'current';
  const reached = LIFECYCLE_STAGES.indexOf(record.lifecycleStage ?? 'RECONCILE_SERVICE');
  const ahead = LIFECYCLE_STAGES.slice(reached + 1).filter(
    (stage) => !list.some((one) => one.stage === stage),
  );
  return [
    ...list,
    ...ahead.map((stage) => ({
      stage,
      state: 'ahead' as const,
      isRollback: false,
      startedAt: null,
      endedAt: null,
    })),
  ];
}

const isPassageOf = (
  one: { stage: string; isRollback: boolean },
  passage: { stage: string; isRollback: boolean },
): boolean => one.stage === passage.stage && one.isRollback === passage.isRollback;

function revisionsOf(
  scene: DeploymentScene,
  record: ServiceDeployment,
): Pick<View, 'revisions' | 'unservedPerSecond'> {
  const { ctx, service, tasks, recent } = scene;
  const { id, revisions, finishedAt } = observe(service, record);
  const report = finishedAt === null ? undefined : ctx.world.deploymentReports.get(id);
  const shared = sharedGroups(revisions);
  const figures = (one: ObservedRevision): RecentFigures => {
    const whole = report?.revisions.find(({ deployment }) => deployment === one.deploymentId);
    if (!report || !whole) {
      const groups = one.targetGroupArns.filter((arn) => !shared.includes(arn));
      return recent.of(one.deploymentId, groups);
    }
    const { requestCount, target5xx, elb5xx, latencyMs } = whole;
    return {
      requestsPerSecond: requestCount / Math.max(1, report.to - report.from),
      errorPercent: requestCount === 0 ? 0 : (100 * (target5xx + elb5xx)) / requestCount,
      p99Ms: latencyMs.p99,
    };
  };
  return {
    unservedPerSecond: report
      ? report.notByRevision.failedRequests / Math.max(1, report.to - report.from)
      : recent.unservedIn(shared),
    revisions: revisions.map((one) => ({
      role: one.role,
      deploymentId: one.deploymentId,
      taskDefinition: one.taskDefinition,
      productionWeight: weightOf(record, record.productionWeights, one),
      testWeight: weightOf(record, record.testWeights, one),
      running: tasks.filter(
        (task) => task.deploymentId === one.deploymentId && task.lastStatus === 'RUNNING',
      ).length,
      desired:
        service.deployments.find(({ id: own }) => own === one.deploymentId)?.desiredCount ?? 0,
      ...figures(one),
    })),
  };
}

/** Of several sources one goes on serving: the others have no weight. */
function weightOf(
  { sourceDeploymentId }: ServiceDeployment,
  weights: TrafficWeights | undefined,
  { role, deploymentId }: ObservedRevision,
): number | null {
  if (!weights) return null;
  const isStray = role === 'source' && (sourceDeploymentId ?? deploymentId) !== deploymentId;
  return isStray ? 0 : weights[role];
}
