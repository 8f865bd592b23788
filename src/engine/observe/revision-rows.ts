import type { Service } from '../../model/service';
import type { Task } from '../../model/task';
import type { ServiceDeploymentView } from '../../model/view';
import type { EngineContext } from '../engine-context';
import { sharedGroups } from './observe-deployments';
import type { ObservedDeployment, ObservedRevision } from './observed-deployment';
import type { RecentByDeployment, RecentFigures } from './recent-figures';

type Row = ServiceDeploymentView['revisions'][number];

/** A service with those of its tasks that have not STOPPED, and who knows its latest figures. */
export interface DeploymentScene {
  ctx: EngineContext;
  service: Service;
  tasks: readonly Task[];
  recent: RecentByDeployment;
}

/** What a deployment's revisions do lately; once it is over, what they did while it went on. */
export function revisionFigures(
  { ctx, service, tasks, recent }: DeploymentScene,
  { id, revisions, finishedAt }: ObservedDeployment,
  weights: (
    role: Row['role'],
    deploymentId: string,
  ) => Pick<Row, 'productionWeight' | 'testWeight'>,
): Pick<ServiceDeploymentView, 'revisions' | 'unservedPerSecond'> {
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
      ...weights(one.role, one.deploymentId),
      running: tasks.filter(
        (task) => task.deploymentId === one.deploymentId && task.lastStatus === 'RUNNING',
      ).length,
      desired: wantedOf(service, one.deploymentId),
      ...figures(one),
    })),
  };
}

function wantedOf({ deployments, taskSets }: Service, id: string): number {
  const deployment = deployments.find((one) => one.id === id);
  const taskSet = taskSets.find((one) => one.id === id);
  return deployment?.desiredCount ?? taskSet?.computedDesiredCount ?? 0;
}
