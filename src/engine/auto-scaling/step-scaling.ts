import type { StepAdjustment, StepScaling } from '../../model/scaling';

/**
 * SCALE-6: the step whose interval holds how far the metric is from the threshold. Above it the
 * lower bound belongs to a step, below it the upper one.
 */
export function stepFor(
  steps: readonly StepAdjustment[],
  breach: number,
  isAbove: boolean,
): StepAdjustment | undefined {
  return steps.find(({ MetricIntervalLowerBound: lower, MetricIntervalUpperBound: upper }) => {
    const low = lower ?? -Infinity;
    const high = upper ?? Infinity;
    return isAbove ? breach >= low && breach < high : breach > low && breach <= high;
  });
}

/** Percent of a count: less than one task is one, other fractions are cut off. */
function share(running: number, percent: number): number {
  const exact = (running * percent) / 100;
  if (exact > 0) return Math.max(1, Math.floor(exact));
  return exact < 0 ? Math.min(-1, Math.ceil(exact)) : 0;
}

/**
 * How many tasks a step comes to, reckoned from those that run.
 * https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html
 */
export function capacityOf(
  running: number,
  { AdjustmentType, MinAdjustmentMagnitude = 0 }: StepScaling,
  { ScalingAdjustment: adjustment }: StepAdjustment,
): number {
  switch (AdjustmentType) {
    case 'ExactCapacity':
      return adjustment;
    case 'ChangeInCapacity':
      return Math.max(0, running + adjustment);
    case 'PercentChangeInCapacity': {
      const change = share(running, adjustment);
      const size = Math.max(Math.abs(change), MinAdjustmentMagnitude);
      return Math.max(0, running + (change < 0 ? -size : size));
    }
  }
}
