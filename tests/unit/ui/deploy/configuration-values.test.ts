import { describe, expect, test } from 'vitest';
import { breakerThreshold } from '../../../../src/model/breaker-threshold';
import {
  configurationChange,
  type ConfigurationValues,
  draftOf,
  type Hook,
} from '../../../../src/ui/deploy/configuration-values';

const now = draftOf({
  strategy: 'ROLLING',
  minimumHealthyPercent: 100,
  maximumPercent: 200,
  deploymentCircuitBreaker: { enable: false, rollback: false },
  bakeTimeInMinutes: 0,
});

const change = (values: Partial<ConfigurationValues>, more: object = {}) =>
  configurationChange(now, { ...now, values: { ...now.values, ...values }, ...more });

describe('what is sent of a deployment configuration', () => {
  test('nothing, where nothing is different', () => {
    expect(change({})).toBeUndefined();
  });

  test('of a strategy only its own members; what is left empty is left to AWS', () => {
    expect(change({ strategy: 'LINEAR', canaryPercent: 7, stepPercent: 20 })).toEqual({
      strategy: 'LINEAR',
      linearConfiguration: { stepPercent: 20 },
    });
    expect(change({ strategy: 'CANARY' })).toEqual({ strategy: 'CANARY', canaryConfiguration: {} });
  });

  test('alarms switched off again say so, in all three members', () => {
    const watched = { ...now, alarmNames: ['errors'] };
    expect(change({}, { alarmNames: ['errors'] })).toEqual({
      alarms: { alarmNames: ['errors'], enable: true, rollback: true },
    });
    expect(configurationChange(watched, now)).toEqual({
      alarms: { alarmNames: [], enable: false, rollback: false },
    });
  });

  test('of a hook that the form shows in part nothing is lost', () => {
    const hook: Hook = {
      hookTargetArn: 'arn:aws:lambda:us-east-1:123456789012:function:check',
      lifecycleStages: ['POST_SCALE_UP'],
      hookDetails: { depth: 3 },
    };
    const staged = draftOf({ strategy: 'BLUE_GREEN', lifecycleHooks: [hook] });
    expect(staged.hooks).toEqual([hook]);
    expect(configurationChange(staged, { ...staged, hooks: [] })).toEqual({ lifecycleHooks: [] });
  });

  test('the breaker’s defaults are AWS’s, and stay unsaid', () => {
    expect(change({ breaker: true, breakerRollback: true })).toEqual({
      deploymentCircuitBreaker: { enable: true, rollback: true },
    });
    expect(now.values).toMatchObject({ thresholdType: 'BOUNDED_PERCENT', thresholdValue: 50 });
  });
});

test.each([
  ['BOUNDED_PERCENT', 50, 0, 3],
  ['BOUNDED_PERCENT', 50, 25, 13],
  ['BOUNDED_PERCENT', 50, 800, 200],
  ['UNBOUNDED_PERCENT', 50, 800, 400],
  ['UNBOUNDED_PERCENT', 50, 0, 1],
  ['COUNT', 7, 800, 7],
] as const)('%s %i of %i tasks trips at %i', (type, value, desired, threshold) => {
  expect(breakerThreshold({ type, value }, desired)).toBe(threshold);
});
