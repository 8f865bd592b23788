import { type PolicySpec, putPolicy } from '../../../engine/auto-scaling/scalable-targets';
import type { World } from '../../../engine/world/world';
import type { ScalableTarget } from '../../../model/scaling';
import { notSimulated, scalingErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { found, refuse } from '../../refusal';
import { alarmsOf } from './answers/policy';
import { stepsIn } from './step-checks';
import { scalableService, targetOf } from './targets';
import { trackingIn } from './tracking-checks';

type Input = InputOf<'ApplicationAutoScaling.PutScalingPolicy'>;

export const putScalingPolicy: Handler<'ApplicationAutoScaling.PutScalingPolicy'> = (
  { ctx },
  input,
) => {
  const target = targetOf(ctx.world, input);
  const policy = putPolicy(ctx, target, specOf(ctx.world, target, input));
  return { PolicyARN: policy.arn, Alarms: alarmsOf(ctx.world, policy) };
};

function specOf(world: World, target: ScalableTarget, input: Input): PolicySpec {
  const { PolicyName: name, PolicyType: asked } = input;
  const { StepScalingPolicyConfiguration: steps } = input;
  const { TargetTrackingScalingPolicyConfiguration: tracking } = input;
  if (asked === 'PredictiveScaling' || input.PredictiveScalingPolicyConfiguration !== undefined) {
    refuse(notSimulated('predictive scaling'));
  }
  const before = target.policies.find((one) => one.name === name);
  const type = asked ?? before?.type ?? 'StepScaling';
  if (before && before.type !== type) {
    refuse(scalingErrors.validation(`The policy ${name} is of the type ${before.type}`));
  }
  const missing = scalingErrors.validation(`${type}PolicyConfiguration must be specified`);
  if (type === 'StepScaling') return { name, type, steps: stepsIn(found(steps, missing)) };
  const given = found(tracking, missing);
  const service = scalableService(world, input);
  return { name, type, tracking: trackingIn(world, target, { policy: name, service, given }) };
}
