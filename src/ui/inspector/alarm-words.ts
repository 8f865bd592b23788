import type { AlarmState } from '../../model/alarm';

/** An alarm's state as CloudWatch's console says it. */
export const ALARM_WORDS: Readonly<Record<AlarmState, string>> = {
  OK: 'OK',
  ALARM: 'In alarm',
  INSUFFICIENT_DATA: 'Insufficient data',
};

const SIGNS: Readonly<Record<string, string>> = {
  GreaterThanOrEqualToThreshold: '≥',
  GreaterThanThreshold: '>',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '≤',
};

/** `≥ 5`: when a figure is breaching. */
export const breachWords = (alarm: { comparisonOperator: string; threshold: number }): string =>
  `${SIGNS[alarm.comparisonOperator] ?? alarm.comparisonOperator} ${alarm.threshold}`;
