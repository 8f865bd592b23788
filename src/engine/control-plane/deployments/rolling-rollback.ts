import { must } from '../../../model/assert';
import type { Deployment } from '../../../model/deployment';
import type { Service, ServiceRevision } from '../../../model/service';
import type { ServiceDeployment } from '../../../model/service-deployment';
import type { EngineContext } from '../../engine-context';
import { withVolumesOf } from '../../storage/service-volumes';
import { kick } from '../scheduling';
import { EVENT_TEXT, noteEvent } from '../service-events';
import { resetBackoff } from '../start-backoff';
import { endAlarms } from './deployment-alarms';
import { endRecord, listDeployment, stepDeployment } from './deployment-records';
import type { FailureCause } from './failure-cause';

/** How `rolloutStateReason` names who found the failure. */
const FINDER: Record<FailureCause['by'], string> = {
  'circuit-breaker': 'ECS deployment circuit breaker',
  alarm: 'ECS deployment alarm',
  user: 'ECS deployment stopped',
  hook: 'ECS deployment hook',
  'time-limit': 'ECS deployment time limit',
  configuration: 'ECS deployment configuration',
};

/**
 * FAIL-1: a rolling deployment is FAILED and starts nothing more. FAIL-2: with rollback it goes
 * back to the last COMPLETED revision. FAIL-3: without, or with none to go back to, it stays where
 * it is, and so do the tasks that it has not replaced.
 */
export function failRolling(
  ctx: EngineContext,
  service: Service,
  record: ServiceDeployment,
  cause: FailureCause,
  candidateOf: typeof lastCompleted = lastCompleted,
): void {
  const failed = must(service.deployments[0], 'a PRIMARY deployment');
  stepDeployment(ctx, service, failed, { type: 'FAIL' });
  failed.rolloutState = 'FAILED';
  failed.rolloutStateReason = `${FINDER[cause.by]}: ${cause.eventText}`;
  noteEvent(ctx, service, EVENT_TEXT.deploymentFailed(failed.id, cause.eventText));
  const isBack = record.rollback !== undefined;
  const candidate = cause.rollback && !isBack ? candidateOf(service, failed) : undefined;
  if (candidate) rollBackTo(ctx, service, record, { failed, revision: candidate, cause });
  else stopThere(ctx, record, cause);
  service.scheduler.steady = false;
  record.updatedAt = ctx.kernel.now;
  ctx.touch(service.arn);
  kick(ctx, service);
}

/** The revision of the deployment that was COMPLETED last, listed still or not. */
function lastCompleted(service: Service, failed: Deployment): ServiceRevision | undefined {
  const listed = service.deployments
    .filter((one) => one.rolloutState === 'COMPLETED')
    .map((one) => one.revisionArn);
  const ended = service.serviceDeployments.flatMap(({ status, targetRevisionArn, rollback }) => {
    if (status === 'SUCCESSFUL') return [targetRevisionArn];
    return status === 'ROLLBACK_SUCCESSFUL' && rollback ? [rollback.serviceRevisionArn] : [];
  });
  const arn = [...listed, ...ended].find((one) => one !== failed.revisionArn);
  return service.revisions.find((one) => one.arn === arn);
}

function rollBackTo(
  ctx: EngineContext,
  service: Service,
  record: ServiceDeployment,
  way: { failed: Deployment; revision: ServiceRevision; cause: FailureCause },
): void {
  const { failed, revision, cause } = way;
  const now = ctx.kernel.now;
  failed.status = 'ACTIVE';
  adopt(service, revision);
  const back = putFirst(ctx, service, revision);
  back.status = 'PRIMARY';
  back.rolloutState = 'IN_PROGRESS';
  back.rolloutStateReason = `${FINDER[cause.by]}: rolling back to deploymentId ${back.id}.`;
  back.updatedAt = now;
  back.desiredCount = service.desiredCount;
  back.failedTasks = 0;
  back.breaker = { failureCount: 0, hasRun: false };
  resetBackoff(back, now);
  record.status = 'ROLLBACK_IN_PROGRESS';
  record.statusReason = cause.statusReason;
  const reason = cause.statusReason;
  endAlarms(record);
  record.rollback = { reason, startedAt: now, serviceRevisionArn: revision.arn };
  noteEvent(ctx, service, EVENT_TEXT.rollingBack(back.id));
}

/** The deployment of the revision, under the id it had; it is listed again if it was not. */
function putFirst(ctx: EngineContext, service: Service, revision: ServiceRevision): Deployment {
  const listed = service.deployments.find((one) => one.revisionArn === revision.arn);
  if (!listed) return listDeployment(ctx, service, revision);
  service.deployments = [listed, ...service.deployments.filter((one) => one !== listed)];
  stepDeployment(ctx, service, listed, { type: 'ROLL_BACK_TO' });
  return listed;
}

/** The service is again what the revision was made from: for what is shown, and later updates. */
function adopt(service: Service, revision: ServiceRevision): void {
  const { taskDefinitionArn, launchType, capacityProviderStrategy } = revision;
  const { platformVersion, networkConfiguration } = revision;
  const loadBalancers = revision.declaredLoadBalancers ?? revision.loadBalancers;
  Object.assign(service, {
    taskDefinitionArn,
    launchType,
    capacityProviderStrategy,
    platformVersion,
    networkConfiguration,
    loadBalancers,
    carried: withVolumesOf(service, revision),
  });
}

/** Nowhere to go back to: the deployment stops as it is. */
function stopThere(ctx: EngineContext, record: ServiceDeployment, cause: FailureCause): void {
  if (!cause.rollback) {
    // The scheduler's next pass makes it STOPPED.
    record.status = 'STOP_REQUESTED';
    record.statusReason = cause.statusReason.replace(' rolled back ', ' failed ');
    return;
  }
  if (record.rollback === undefined) {
    const reason = cause.statusReason.replace(/\.?$/, '.');
    record.statusReason = `${reason} No rollback candidate was found.`;
  }
  const isAskedFor = record.status === 'ROLLBACK_REQUESTED';
  endRecord(ctx, record, isAskedFor ? 'STOPPED' : 'ROLLBACK_FAILED');
}
