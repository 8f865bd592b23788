import type { Service } from '../../../model/service';
import type { ServiceDeployment } from '../../../model/service-deployment';
import { plus, seconds } from '../../../model/sim-time';
import type { EngineContext } from '../../engine-context';
import { TIMINGS } from '../../timings';
import { scheduleStep } from '../steps';
import type { FailureCause } from './failure-cause';

const inAlarm = (ctx: EngineContext, names: readonly string[]): string[] =>
  names.filter((name) => ctx.world.alarms.get(name)?.state === 'ALARM');

/**
 * ALARM-1, ALARM-2: a deployment begins. Its alarms are asked every so often; but if one of them is
 * in ALARM already, none of them is for the whole of it.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html
 */
export function beginAlarms(ctx: EngineContext, service: Service, record: ServiceDeployment): void {
  const { alarms } = service.deploymentConfiguration;
  if (!alarms?.enable || alarms.alarmNames.length === 0) return;
  const isIgnored = inAlarm(ctx, alarms.alarmNames).length > 0;
  record.alarms = {
    status: isIgnored ? 'DISABLED' : 'MONITORING',
    alarmNames: [...alarms.alarmNames],
    triggeredAlarmNames: [],
  };
  if (!isIgnored) planPoll(ctx, service, record);
}

function planPoll(ctx: EngineContext, service: Service, record: ServiceDeployment): void {
  const delay = seconds(TIMINGS.alarmPoll.low);
  scheduleStep(ctx, delay, { step: 'poll-alarms', service: service.arn, record: record.arn });
}

/**
 * ALARM-3: ECS asks for the states of a deployment's alarms. With one in ALARM the deployment has
 * failed; else they are asked again later, as long as it goes on.
 */
export function pollAlarms(
  ctx: EngineContext,
  service: Service,
  record: ServiceDeployment,
): FailureCause | null {
  if (record.alarms.status !== 'MONITORING') return null;
  const triggered = inAlarm(ctx, record.alarms.alarmNames);
  if (triggered.length === 0) {
    planPoll(ctx, service, record);
    return null;
  }
  record.alarms.status = 'TRIGGERED';
  record.alarms.triggeredAlarmNames = triggered;
  return {
    by: 'alarm',
    rollback: service.deploymentConfiguration.alarms?.rollback ?? false,
    statusReason: `Service deployment rolled back because of CloudWatch alarm(s): ${triggered.join(', ')}.`,
    eventText: 'alarm detected.',
  };
}

/** The alarms of a deployment under way decide on it: what it replaces stays listed until then. */
export const isWatchedByAlarms = (record: ServiceDeployment | undefined): boolean =>
  record?.alarms.status === 'MONITORING';

/**
 * ALARM-4: a rolling deployment whose tasks are healthy and whose source is gone bakes for a while
 * under the eyes of its alarms. True once that is over, or where no alarms are watched.
 */
export function bakeIsOver(
  ctx: EngineContext,
  service: Service,
  record: ServiceDeployment | undefined,
): boolean {
  if (record === undefined || !isWatchedByAlarms(record)) return true;
  const now = ctx.kernel.now;
  if (record.bakeEndsAt === undefined) {
    const { bakeTimeInMinutes: minutes } = service.deploymentConfiguration;
    record.bakeEndsAt = plus(now, seconds(minutes > 0 ? minutes * 60 : TIMINGS.rollingBake.low));
    ctx.touch(service.arn);
  }
  return now >= record.bakeEndsAt;
}

/** The deployment is over, or on its way back: its alarms are not asked any more. */
export function endAlarms(record: ServiceDeployment): void {
  delete record.bakeEndsAt;
  if (record.alarms.status === 'MONITORING') record.alarms.status = 'MONITORING_COMPLETE';
}
