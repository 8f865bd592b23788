import type {
  ScalableTarget,
  ScalingPolicy,
  StepScaling,
  TargetTracking,
} from '../../model/scaling';
import { deleteAlarm, putAlarm } from '../cloudwatch/alarms';
import type { EngineContext } from '../engine-context';
import { serviceOf, setDesiredCount } from './activities';
import { policyArn, scalableTargetArn } from '../../model/scaling-names';
import { trackingAlarms } from './target-tracking';

/** What RegisterScalableTarget may say; what is absent stays as it is. */
export interface TargetChanges {
  minCapacity?: number;
  maxCapacity?: number;
  roleArn?: string;
  suspended?: Partial<ScalableTarget['suspended']>;
  tags?: Record<string, string>;
}

/**
 * Registers a service, or changes what it is registered with. A desired count outside the range is
 * brought into it at once.
 * https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
 */
export function registerTarget(
  ctx: EngineContext,
  resourceId: string,
  changes: TargetChanges,
): ScalableTarget {
  const { world } = ctx;
  const target = world.scalableTargets.get(resourceId) ?? newTarget(ctx, resourceId);
  world.scalableTargets.set(resourceId, target);
  const { suspended, tags, ...own } = changes;
  Object.assign(
    target,
    Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)),
  );
  Object.assign(target.suspended, suspended);
  Object.assign(target.tags, tags);
  keepInRange(ctx, target);
  touch(ctx, target);
  return target;
}

const newTarget = (ctx: EngineContext, resourceId: string): ScalableTarget => ({
  resourceId,
  arn: scalableTargetArn(resourceId),
  minCapacity: 0,
  maxCapacity: 0,
  suspended: { scaleOut: false, scaleIn: false, scheduled: false },
  tags: {},
  createdAt: ctx.kernel.now,
  policies: [],
  scheduledActions: [],
  activities: [],
});

/** After the range has changed: a desired count outside it comes to its nearer end. */
export function keepInRange(ctx: EngineContext, target: ScalableTarget): void {
  const service = serviceOf(ctx, target);
  if (!service) return;
  const { minCapacity, maxCapacity } = target;
  if (service.desiredCount < minCapacity) {
    const cause = `minimum capacity was set to ${minCapacity}`;
    setDesiredCount(ctx, target, service, { to: minCapacity, cause });
  } else if (service.desiredCount > maxCapacity) {
    const cause = `maximum capacity was set to ${maxCapacity}`;
    setDesiredCount(ctx, target, service, { to: maxCapacity, cause });
  }
}

/** With its policies, their alarms and its scheduled actions. */
export function deregisterTarget(ctx: EngineContext, target: ScalableTarget): void {
  for (const policy of target.policies) dropAlarms(ctx, policy);
  ctx.world.scalableTargets.delete(target.resourceId);
  touch(ctx, target);
}

/** A policy to be put: what it does, by its type. */
export type PolicySpec = { name: string } & (
  | { type: 'TargetTrackingScaling'; tracking: TargetTracking }
  | { type: 'StepScaling'; steps: StepScaling }
);

/** Makes a policy with its alarms, or gives one of that name another configuration. */
export function putPolicy(
  ctx: EngineContext,
  target: ScalableTarget,
  spec: PolicySpec,
): ScalingPolicy {
  const { resourceId, policies } = target;
  const at = policies.findIndex((one) => one.name === spec.name);
  const before = policies[at];
  const own = {
    arn: policyArn(resourceId, spec.name),
    createdAt: before?.createdAt ?? ctx.kernel.now,
  };
  const policy: ScalingPolicy =
    spec.type === 'StepScaling' ? { ...spec, ...own } : { ...spec, ...own, alarmNames: [] };
  if (policy.type === 'TargetTrackingScaling') {
    const specs = trackingAlarms(resourceId, policy.name, policy.tracking);
    policy.alarmNames = specs.map(({ name }) => name);
    for (const alarm of specs) putAlarm(ctx, alarm);
  }
  if (before) dropAlarms(ctx, before, policy);
  if (at < 0) policies.push(policy);
  else policies[at] = policy;
  touch(ctx, target);
  return policy;
}

export function deletePolicy(
  ctx: EngineContext,
  target: ScalableTarget,
  policy: ScalingPolicy,
): void {
  dropAlarms(ctx, policy);
  target.policies = target.policies.filter((one) => one !== policy);
  touch(ctx, target);
}

/** Alarms that were made for a policy go with it, but those that its successor has too. */
function dropAlarms(ctx: EngineContext, policy: ScalingPolicy, successor?: ScalingPolicy): void {
  const kept = successor?.type === 'TargetTrackingScaling' ? successor.alarmNames : [];
  const names = policy.type === 'TargetTrackingScaling' ? policy.alarmNames : [];
  for (const name of names) {
    const alarm = ctx.world.alarms.get(name);
    if (alarm && !kept.includes(name)) deleteAlarm(ctx, alarm);
  }
}

function touch(ctx: EngineContext, target: ScalableTarget): void {
  const service = serviceOf(ctx, target);
  if (service) ctx.touch(service.arn);
}
