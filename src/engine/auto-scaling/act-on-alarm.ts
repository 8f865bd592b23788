import type { Alarm } from '../../model/alarm';
import type { ScalableTarget, ScalingPolicy } from '../../model/scaling';
import type { Service } from '../../model/service';
import { plus, seconds } from '../../model/sim-time';
import { serviceCounts } from '../control-plane/service-tasks';
import type { EngineContext } from '../engine-context';
import { TRACKING } from '../timings';
import { noteNotScaled, serviceOf, setDesiredCount } from './activities';
import { type Decision, decideIn, decideOut, type Standing } from './decision';
import { capacityOf, stepFor } from './step-scaling';
import { scalingIn, trackedCapacity } from './target-tracking';

/**
 * An alarm in ALARM carries out the policies that its actions name, with each evaluation, as long
 * as it is in ALARM.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html
 */
export function actOnAlarm(ctx: EngineContext, alarm: Alarm): void {
  if (alarm.state !== 'ALARM' || !alarm.actionsEnabled) return;
  const actions = (alarm.carried['AlarmActions'] ?? []) as string[];
  for (const target of ctx.world.scalableTargets.values()) {
    const service = serviceOf(ctx, target);
    if (!service) continue;
    for (const policy of target.policies) {
      if (actions.includes(policy.arn)) carryOut(ctx, { target, service, policy, alarm });
    }
  }
}

interface Call {
  target: ScalableTarget;
  service: Service;
  policy: ScalingPolicy;
  alarm: Alarm;
}

/** What a policy asks for, and the cooldown that follows if it is done. */
interface Ask {
  direction: 'out' | 'in';
  capacity: number;
  cooldownSeconds: number;
}

function carryOut(ctx: EngineContext, call: Call): void {
  const { target, service, policy, alarm } = call;
  const standing = standingOf(ctx, target, service);
  const ask =
    policy.type === 'StepScaling'
      ? stepAsk(standing, policy.steps, alarm)
      : trackingAsk(ctx, standing, { ...call, policy });
  if (!ask) return;
  const decide = ask.direction === 'out' ? decideOut : decideIn;
  const decision: Decision = decide(standing, ask.capacity);
  const cause = `monitor alarm ${alarm.name} in state ALARM triggered policy ${policy.name}`;
  if (decision.to === null) {
    const { reason } = decision;
    if (reason) noteNotScaled(ctx, target, service, { reason, cause });
    return;
  }
  beginCooldown(target, standing, ask, decision.to);
  setDesiredCount(ctx, target, service, { to: decision.to, cause });
}

function standingOf(ctx: EngineContext, target: ScalableTarget, service: Service): Standing {
  const { type } = service.deploymentController;
  return {
    now: ctx.kernel.now,
    running: serviceCounts(ctx, service).running,
    desired: service.desiredCount,
    isDeploying:
      type === 'ECS' &&
      service.deployments.some(
        ({ status, rolloutState }) => status === 'PRIMARY' && rolloutState === 'IN_PROGRESS',
      ),
    target,
  };
}

/** Scaling out ends the cooldown of a scale-in; what it adds is remembered for its own. */
function beginCooldown(
  target: ScalableTarget,
  { now, desired }: Standing,
  { direction, cooldownSeconds }: Ask,
  to: number,
): void {
  const until = plus(now, seconds(cooldownSeconds));
  if (direction === 'in') {
    target.scaleIn = { until };
    delete target.scaleOut;
    return;
  }
  const before = target.scaleOut && target.scaleOut.until > now ? target.scaleOut.added : 0;
  target.scaleOut = { until, added: before + to - desired };
  delete target.scaleIn;
}

const newest = (figures: readonly (number | null)[]): number | null =>
  figures.findLast((figure) => figure !== null) ?? null;

/** By how far the metric is beyond the alarm's threshold. */
function stepAsk(
  { running, desired }: Standing,
  steps: Extract<ScalingPolicy, { type: 'StepScaling' }>['steps'],
  alarm: Alarm,
): Ask | null {
  // An alarm that was set by hand may have no datapoint: it counts as just at its threshold.
  const breach = (newest(alarm.recent) ?? alarm.threshold) - alarm.threshold;
  const isAbove = alarm.comparisonOperator.startsWith('Greater');
  const step = stepFor(steps.StepAdjustments, breach, isAbove);
  if (!step) return null;
  const capacity = capacityOf(running, steps, step);
  const isExact = steps.AdjustmentType === 'ExactCapacity';
  const isOut = isExact ? capacity >= desired : step.ScalingAdjustment >= 0;
  return {
    direction: isOut ? 'out' : 'in',
    capacity,
    cooldownSeconds: steps.Cooldown ?? TRACKING.cooldownSeconds,
  };
}

/**
 * SCALE-5: proportionally to the newest figure when it is too high; in, no further than the highest
 * of the figures below the target allows, and only when all policies that scale in agree. Where a
 * figure is missing nothing is scaled, whatever the alarm makes of the others.
 */
function trackingAsk(
  ctx: EngineContext,
  { running }: Standing,
  {
    target,
    policy,
    alarm,
  }: Call & { policy: Extract<ScalingPolicy, { type: 'TargetTrackingScaling' }> },
): Ask | null {
  const { TargetValue, ScaleOutCooldown, ScaleInCooldown } = policy.tracking;
  if (alarm.name === policy.alarmNames[0]) {
    const figure = alarm.recent.at(-1) ?? null;
    if (figure === null) return null;
    return {
      direction: 'out',
      capacity: trackedCapacity(running, figure, TargetValue),
      cooldownSeconds: ScaleOutCooldown ?? TRACKING.cooldownSeconds,
    };
  }
  const wants = scalingIn(target).map((one) => {
    const low = ctx.world.alarms.get(one.alarmNames[1] ?? '');
    const known = low?.recent.slice(-low.evaluationPeriods).filter((figure) => figure !== null);
    if (low?.state !== 'ALARM' || known?.length !== low.evaluationPeriods) return Infinity;
    return trackedCapacity(running, Math.max(...known), one.tracking.TargetValue);
  });
  const capacity = Math.max(...wants);
  if (capacity === Infinity) return null;
  const cooldownSeconds = ScaleInCooldown ?? TRACKING.cooldownSeconds;
  return { direction: 'in', capacity, cooldownSeconds };
}
