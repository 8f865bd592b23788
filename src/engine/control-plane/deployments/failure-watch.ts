import type { Service } from '../../../model/service';
import { ENDED_STATUSES, type ServiceDeployment } from '../../../model/service-deployment';
import type { EngineContext } from '../../engine-context';
import { kick } from '../scheduling';
import { watchBreaker } from './circuit-breaker';
import { pollAlarms } from './deployment-alarms';
import { failDeployment } from './fail-deployment';
import type { FailureCause } from './failure-cause';

const STOPPED_BY_USER: FailureCause = {
  by: 'user',
  rollback: true,
  statusReason: 'Service deployment rolled back because of a StopServiceDeployment request.',
  eventText: 'Service deployment rolled back because of a StopServiceDeployment request.',
};

/** The service deployment under way: the newest, unless it is over or about to stop. */
function underWay({ serviceDeployments: [record] }: Service): ServiceDeployment | undefined {
  if (!record || ENDED_STATUSES.includes(record.status)) return undefined;
  return record.status === 'STOP_REQUESTED' ? undefined : record;
}

/**
 * Before each pass of the scheduler, whatever the strategy: has a user asked for the deployment to
 * be rolled back, has the circuit breaker counted enough?
 */
export function watchForFailure(ctx: EngineContext, service: Service): void {
  const record = underWay(service);
  if (!record) return;
  const cause =
    record.status === 'ROLLBACK_REQUESTED' ? STOPPED_BY_USER : watchBreaker(ctx, service, record);
  if (cause) failDeployment(ctx, service, record, cause);
}

/**
 * StopServiceDeployment: what has not ended and is not on its way back goes back, whether or not
 * the service is configured to. For one that is being stopped or rolled back nothing changes.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stop-service-deployment.html
 */
export function requestRollback(
  ctx: EngineContext,
  service: Service,
  record: ServiceDeployment,
): void {
  if (record.status !== 'PENDING' && record.status !== 'IN_PROGRESS') return;
  record.status = 'ROLLBACK_REQUESTED';
  record.updatedAt = ctx.kernel.now;
  ctx.touch(service.arn);
  kick(ctx, service);
}

/** It is time to ask for the states of a deployment's alarms. */
export function alarmPollIsDue(ctx: EngineContext, service: Service, recordArn: string): void {
  const record = underWay(service);
  if (record?.arn !== recordArn || service.status !== 'ACTIVE') return;
  const cause = pollAlarms(ctx, service, record);
  if (cause) failDeployment(ctx, service, record, cause);
}
