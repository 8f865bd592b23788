import { describe, expect, test } from 'vitest';
import { capacityOf, stepFor } from '../../../../src/engine/auto-scaling/step-scaling';
import type { StepScaling } from '../../../../src/model/scaling';

/** From the reference of StepAdjustment: a threshold of 50, steps from 0 to 10 and beyond. */
const UP = [
  { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 1 },
  { MetricIntervalLowerBound: 10, ScalingAdjustment: 3 },
];
const DOWN = [
  { MetricIntervalUpperBound: -20, ScalingAdjustment: -3 },
  { MetricIntervalLowerBound: -20, MetricIntervalUpperBound: 0, ScalingAdjustment: -1 },
];

test('fact T2.5-2: the step is chosen by how far the metric is beyond the threshold', () => {
  const up = (breach: number) => stepFor(UP, breach, true)?.ScalingAdjustment;
  expect([0, 9.9, 10, 500].map(up)).toEqual([1, 1, 3, 3]);
  const down = (breach: number) => stepFor(DOWN, breach, false)?.ScalingAdjustment;
  expect([0, -19.9, -20, -500].map(down)).toEqual([-1, -1, -3, -3]);
  expect(stepFor(UP, -1, true)).toBeUndefined();
});

describe('what a step comes to', () => {
  const capacity = (running: number, adjustment: number, steps: Partial<StepScaling>) =>
    capacityOf(
      running,
      { AdjustmentType: 'ChangeInCapacity', StepAdjustments: [], ...steps },
      { ScalingAdjustment: adjustment },
    );

  test('a change, or a count', () => {
    expect(capacity(4, 3, {})).toBe(7);
    expect(capacity(4, -9, {})).toBe(0);
    expect(capacity(4, 6, { AdjustmentType: 'ExactCapacity' })).toBe(6);
  });

  const percent = { AdjustmentType: 'PercentChangeInCapacity' } as const;
  test.each([
    [4, 25, 5],
    [10, 200, 30],
    [4, 10, 5],
    [10, 19, 11],
    [4, -10, 3],
    [20, -33, 14],
    [4, 0, 4],
  ])('%d tasks changed by %d percent are %d: parts of a task are one', (running, change, to) => {
    expect(capacity(running, change, percent)).toBe(to);
  });

  test('a percentage may have a least number of tasks', () => {
    expect(capacity(4, 25, { ...percent, MinAdjustmentMagnitude: 2 })).toBe(6);
    expect(capacity(4, -25, { ...percent, MinAdjustmentMagnitude: 2 })).toBe(2);
  });
});
