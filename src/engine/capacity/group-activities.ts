import type { AutoScalingGroup, ScalingActivity } from '../../model/capacity-provider';
import type { EngineContext } from '../engine-context';
import { LIMITS } from '../limits';

/** What an Auto Scaling group writes down of what it does. */

/** Newest first, bounded. */
export function note(
  ctx: EngineContext,
  group: AutoScalingGroup,
  activity: Omit<ScalingActivity, 'activityId' | 'at'>,
): void {
  group.activities.unshift({ activityId: ctx.ids.uuid(), at: ctx.kernel.now, ...activity });
  if (group.activities.length > LIMITS.scalingActivities) group.activities.pop();
  ctx.emit('ScalingActivity', group.arn, `${activity.description} (${activity.statusCode})`);
  touchProviders(ctx, group);
}

/** GROUP-6: a launch that fails is tried again with each pass, and written down once. */
export function noteFailure(ctx: EngineContext, group: AutoScalingGroup, message: string): void {
  const [last] = group.activities;
  if (last?.statusCode === 'Failed' && last.statusMessage === message) return;
  note(ctx, group, {
    description: 'Launching a new EC2 instance.',
    cause: 'the group has fewer instances than desired.',
    statusCode: 'Failed',
    statusMessage: message,
    progress: 100,
    endedAt: ctx.kernel.now,
  });
}

/** The activity about an instance is over. */
export function end(ctx: EngineContext, group: AutoScalingGroup, instanceArn: string): void {
  const activity = group.activities.find(
    (one) => one.instanceArn === instanceArn && one.statusCode === 'InProgress',
  );
  if (!activity) return;
  activity.statusCode = 'Successful';
  activity.progress = 100;
  activity.endedAt = ctx.kernel.now;
}

/** Its capacity providers show how many instances it has. */
export function touchProviders(ctx: EngineContext, { name }: AutoScalingGroup): void {
  for (const provider of ctx.world.capacityProviders.values()) {
    if (provider.autoScalingGroupName === name) ctx.touch(provider.arn);
  }
}
