import type { StepAdjustment, StepScaling } from '../../../model/scaling';
import { scalingErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { found, refuse } from '../../refusal';
import { checkCooldown } from './tracking-checks';

type Given = NonNullable<
  InputOf<'ApplicationAutoScaling.PutScalingPolicy'>['StepScalingPolicyConfiguration']
>;

const { validation } = scalingErrors;

/**
 * The steps of a policy, from the lowest interval up.
 * https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepAdjustment.html
 */
export function stepsIn(given: Given): StepScaling {
  const type = found(given.AdjustmentType, validation('AdjustmentType must be specified'));
  const steps = [...(given.StepAdjustments ?? [])].sort((a, b) => lowOf(a) - lowOf(b));
  if (steps.length === 0) refuse(validation('At least one StepAdjustment must be specified'));
  checkCooldown(given.Cooldown);
  checkIntervals(steps);
  if (type === 'ExactCapacity' && steps.some((one) => one.ScalingAdjustment < 0)) {
    refuse(validation('ScalingAdjustment cannot be negative for ExactCapacity'));
  }
  if (given.MinAdjustmentMagnitude !== undefined && type !== 'PercentChangeInCapacity') {
    refuse(validation('MinAdjustmentMagnitude can be specified for PercentChangeInCapacity only'));
  }
  return { ...given, AdjustmentType: type, StepAdjustments: steps };
}

const lowOf = (step: StepAdjustment): number => step.MetricIntervalLowerBound ?? -Infinity;
const highOf = (step: StepAdjustment): number => step.MetricIntervalUpperBound ?? Infinity;

/** Neither gaps nor overlaps, and open towards the side that the steps go on to. */
function checkIntervals(steps: readonly StepAdjustment[]): void {
  for (const [i, step] of steps.entries()) {
    const next = steps[i + 1];
    const isWhole = lowOf(step) === -Infinity && highOf(step) === Infinity;
    if (isWhole) {
      const bounds = 'MetricIntervalLowerBound and MetricIntervalUpperBound cannot both be null';
      refuse(validation(bounds));
    }
    if (highOf(step) <= lowOf(step)) {
      refuse(validation('The upper bound of a step must be greater than its lower bound'));
    }
    if (next && highOf(step) !== lowOf(next)) {
      refuse(validation('StepAdjustment intervals cannot overlap or have a gap between them'));
    }
  }
  const [first, last] = [lowOf(steps[0]!), highOf(steps.at(-1)!)];
  if (first < 0 && first !== -Infinity) {
    refuse(validation('There must be a StepAdjustment with a null lower bound'));
  }
  if (last > 0 && last !== Infinity) {
    refuse(validation('There must be a StepAdjustment with a null upper bound'));
  }
}
