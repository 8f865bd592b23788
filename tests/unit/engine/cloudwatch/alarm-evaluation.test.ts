import { describe, expect, test } from 'vitest';
import { type AlarmRule, evaluate } from '../../../../src/engine/cloudwatch/alarm-evaluation';
import { readingsTaken, statisticOf } from '../../../../src/engine/cloudwatch/metric-statistics';

const TREATMENTS = ['missing', 'ignore', 'breaching', 'notBreaching'] as const;

/** `0 - X`: within the threshold, missing, beyond it; oldest first, as AWS's tables write them. */
const points = (text: string) =>
  text.split(' ').map((one) => ({ '0': 0, X: 2, '-': null })[one] ?? null);

const states = (text: string, m: number) =>
  TREATMENTS.map((treatMissingData) => {
    const rule: AlarmRule = {
      threshold: 1,
      comparisonOperator: 'GreaterThanThreshold',
      evaluationPeriods: 3,
      datapointsToAlarm: m,
      treatMissingData,
    };
    return evaluate(rule, points(text)).state;
  });

describe('CW-2: missing data, by the tables of alarms-and-missing-data', () => {
  // A null keeps the state. Order: missing, ignore, breaching, notBreaching.
  test.each([
    ['0 - X - X', ['OK', 'OK', 'OK', 'OK']],
    ['- - - - 0', ['OK', 'OK', 'OK', 'OK']],
    ['- - - - -', ['INSUFFICIENT_DATA', null, 'ALARM', 'OK']],
    ['0 X X - X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
    ['- - X - -', ['ALARM', null, 'ALARM', 'OK']],
  ])('3 out of 3: %s', (text, expected) => {
    expect(states(text, 3)).toEqual(expected);
  });

  test.each([
    ['0 - X - X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
    ['0 0 X 0 X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
    ['0 - X - -', ['OK', 'OK', 'ALARM', 'OK']],
    ['- - - - 0', ['OK', 'OK', 'ALARM', 'OK']],
    ['- - - X -', ['ALARM', null, 'ALARM', 'OK']],
  ])('2 out of 3: %s', (text, expected) => {
    expect(states(text, 2)).toEqual(expected);
  });

  test('one breaching datapoint too young to tell leaves the state as it is', () => {
    expect(states('- - - - X', 3)).toEqual([null, null, 'ALARM', 'OK']);
  });
});

describe('comparison', () => {
  const state = (comparisonOperator: AlarmRule['comparisonOperator'], figure: number) =>
    evaluate(
      {
        threshold: 5,
        comparisonOperator,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
        treatMissingData: 'missing',
      },
      [figure],
    ).state;

  test.each([
    ['GreaterThanThreshold', 5, 'OK'],
    ['GreaterThanThreshold', 5.1, 'ALARM'],
    ['GreaterThanOrEqualToThreshold', 5, 'ALARM'],
    ['LessThanThreshold', 5, 'OK'],
    ['LessThanThreshold', 4, 'ALARM'],
    ['LessThanOrEqualToThreshold', 5, 'ALARM'],
  ] as const)('%s with %d is %s', (operator, figure, expected) => {
    expect(state(operator, figure)).toBe(expected);
  });
});

test('readings count by how long they held, one sample a minute', () => {
  const samples = readingsTaken(
    [
      { value: 2, seconds: 30 },
      { value: 4, seconds: 90 },
    ],
    120,
  )!;
  const of = (statistic: string) => statisticOf(samples, statistic);
  expect(['Average', 'Minimum', 'Maximum', 'SampleCount', 'p50', 'p10'].map(of)).toEqual([
    3.5, 2, 4, 2, 4, 2,
  ]);
});
