import { lastPart } from '../../model/ids';
import type { NotScaledReason, ScalableTarget, ScalingActivity } from '../../model/scaling';
import type { Service } from '../../model/service';
import { seconds } from '../../model/sim-time';
import { updateService } from '../control-plane/service-lifecycle';
import { serviceCounts } from '../control-plane/service-tasks';
import { scheduleStep } from '../control-plane/steps';
import type { EngineContext } from '../engine-context';
import { LIMITS } from '../limits';
import { TIMINGS } from '../timings';

/** The service of a scalable target, while it is ACTIVE. */
export function serviceOf(ctx: EngineContext, { resourceId }: ScalableTarget): Service | undefined {
  for (const service of ctx.world.services.values()) {
    const name = `service/${lastPart(service.clusterArn)}/${service.name}`;
    if (name === resourceId && service.status === 'ACTIVE') return service;
  }
  return undefined;
}

export function noteActivity(
  ctx: EngineContext,
  target: ScalableTarget,
  what: Omit<ScalingActivity, 'id' | 'at'>,
): ScalingActivity {
  const activity: ScalingActivity = { id: ctx.ids.uuid(), at: ctx.kernel.now, ...what };
  target.activities.unshift(activity);
  if (target.activities.length > LIMITS.scalingActivities) target.activities.pop();
  return activity;
}

/**
 * SCALE-7: the desired count is changed as UpdateService changes it; the activity lasts until as
 * many tasks run. One that was still under way is overridden.
 */
export function setDesiredCount(
  ctx: EngineContext,
  target: ScalableTarget,
  service: Service,
  { to: wanted, cause }: { to: number; cause: string },
): void {
  const to = Math.min(wanted, LIMITS.tasksPerService);
  const from = service.desiredCount;
  for (const one of target.activities) {
    if (one.statusCode !== 'InProgress') continue;
    one.statusCode = 'Overridden';
    one.endedAt = ctx.kernel.now;
    one.statusMessage = `Successfully set desired count to ${one.to}. It was overridden by a later activity.`;
  }
  const activity = noteActivity(ctx, target, {
    description: `Setting desired count to ${to}.`,
    cause,
    statusCode: 'InProgress',
    statusMessage: `Successfully set desired count to ${to}. Waiting for change to be fulfilled by ecs.`,
    from,
    to,
  });
  const said = `desired count ${from} → ${to}: ${cause}`;
  ctx.emit('ScalingActivity', service.arn, said, service.arn);
  updateService(ctx, service, { desiredCount: to });
  planCheck(ctx, target, activity);
}

function planCheck(ctx: EngineContext, target: ScalableTarget, { id }: ScalingActivity): void {
  const step = { step: 'scaling-activity', target: target.resourceId, activity: id } as const;
  scheduleStep(ctx, seconds(TIMINGS.scalingCheck.low), step);
}

/** Is it fulfilled by now? */
export function checkActivity(ctx: EngineContext, target: ScalableTarget, id: string): void {
  const activity = target.activities.find((one) => one.id === id);
  const service = serviceOf(ctx, target);
  if (activity?.statusCode !== 'InProgress' || !service) return;
  if (serviceCounts(ctx, service).running !== activity.to) {
    planCheck(ctx, target, activity);
    return;
  }
  activity.statusCode = 'Successful';
  activity.endedAt = ctx.kernel.now;
  activity.statusMessage = `Successfully set desired count to ${activity.to}. Change successfully fulfilled by ecs.`;
  ctx.touch(service.arn);
}

/** An alarm asked in vain; the same reason over again is not repeated. */
export function noteNotScaled(
  ctx: EngineContext,
  target: ScalableTarget,
  service: Service,
  { reason, cause }: { reason: NotScaledReason; cause: string },
): void {
  const last = target.activities[0]?.notScaled;
  if (last?.code === reason.code && last.capacity === reason.capacity) return;
  noteActivity(ctx, target, {
    description: 'Attempting to scale due to alarm triggered',
    cause,
    statusCode: reason.code === 'AlreadyAtDesiredCapacity' ? 'Successful' : 'Failed',
    from: service.desiredCount,
    to: service.desiredCount,
    notScaled: reason,
  });
  ctx.touch(service.arn);
}
