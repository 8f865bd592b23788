import type { NotScaledReason, ScalableTarget } from '../../model/scaling';
import type { SimMicros } from '../../model/sim-time';

/** What a decision rests on. */
export interface Standing {
  now: SimMicros;
  /** SCALE-1: what is reckoned from is what runs, not what is wanted. */
  running: number;
  desired: number;
  /** A deployment by ECS is under way. */
  isDeploying: boolean;
  target: Pick<
    ScalableTarget,
    'minCapacity' | 'maxCapacity' | 'suspended' | 'scaleOut' | 'scaleIn'
  >;
}

/** The new desired count, or why it stays; without a reason it is not even noted. */
export type Decision = { to: number } | { to: null; reason?: NotScaledReason };

const stays = (code?: NotScaledReason['code'], capacity = 0): Decision =>
  code ? { to: null, reason: { code, capacity } } : { to: null };

const isRunning = (cooldown: { until: SimMicros } | undefined, now: SimMicros): boolean =>
  cooldown !== undefined && cooldown.until > now;

/**
 * SCALE-2: a policy asks for more. During the cooldown of a scale-out what that has added counts
 * towards the new need: only the difference is added. A desired count beyond the maximum stays; one
 * below the minimum comes up to it.
 * https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html
 */
export function decideOut(standing: Standing, capacity: number): Decision {
  const { now, running, desired, target } = standing;
  const { minCapacity, maxCapacity, suspended, scaleOut } = target;
  if (suspended.scaleOut) return stays();
  if (desired >= maxCapacity) return stays('AlreadyAtMaxCapacity', maxCapacity);
  const added = scaleOut && isRunning(scaleOut, now) ? scaleOut.added : 0;
  const wanted = added > 0 ? desired + Math.max(0, capacity - running - added) : capacity;
  const to = Math.min(maxCapacity, Math.max(wanted, minCapacity));
  return to > desired ? { to } : stays('AlreadyAtDesiredCapacity', desired);
}

/**
 * SCALE-3: a policy asks for less. Not while a deployment is under way, nor in a cooldown. A desired
 * count below the minimum stays; one beyond the maximum comes down to it.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html
 */
export function decideIn(standing: Standing, capacity: number): Decision {
  const { now, desired, isDeploying, target } = standing;
  const { minCapacity, maxCapacity, suspended, scaleOut, scaleIn } = target;
  if (suspended.scaleIn || isDeploying) return stays();
  if (isRunning(scaleIn, now) || isRunning(scaleOut, now)) return stays();
  if (desired <= minCapacity) return stays('AlreadyAtMinCapacity', minCapacity);
  const to = Math.max(minCapacity, Math.min(capacity, maxCapacity));
  return to < desired ? { to } : stays('AlreadyAtDesiredCapacity', desired);
}
