import type { Alarm, AlarmState } from '../../model/alarm';

/** What of an alarm decides on its state. */
export type AlarmRule = Pick<
  Alarm,
  | 'threshold'
  | 'comparisonOperator'
  | 'evaluationPeriods'
  | 'datapointsToAlarm'
  | 'treatMissingData'
>;

/**
 * More periods are looked at than are evaluated, so that a late or sparse datapoint still counts.
 * AWS gives no number; its own example has 5 for 3.
 */
export const EVALUATION_MARGIN = 2;

export const isBreaching = (
  { comparisonOperator, threshold }: AlarmRule,
  figure: number,
): boolean => {
  switch (comparisonOperator) {
    case 'GreaterThanThreshold':
      return figure > threshold;
    case 'GreaterThanOrEqualToThreshold':
      return figure >= threshold;
    case 'LessThanThreshold':
      return figure < threshold;
    case 'LessThanOrEqualToThreshold':
      return figure <= threshold;
  }
};

/** The state that datapoints make, and those it was made from. */
export interface Evaluation {
  /** Null: they leave it as it is. */
  state: AlarmState | null;
  /** Real datapoints used, newest last: where in the range, and how much. */
  used: { index: number; figure: number }[];
  /** How many missing ones had to stand in. */
  filled: number;
}

/**
 * CW-2: the state that the datapoints of the evaluation range (oldest first, null where there is
 * none) give an alarm. Real ones are used as far as there are enough in the whole range; only what
 * is lacking then is filled in as the alarm says.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function evaluate(rule: AlarmRule, points: readonly (number | null)[]): Evaluation {
  const { evaluationPeriods: n, datapointsToAlarm: m } = rule;
  const real = points.flatMap((figure, index) => (figure === null ? [] : [{ index, figure }]));
  const used = real.slice(-n);
  const filled = n - used.length;
  const breaching = used.filter(({ figure }) => isBreaching(rule, figure));
  const answer = (state: AlarmState | null): Evaluation => ({ state, used, filled });
  if (breaching.length >= m) return answer('ALARM');
  if (filled === 0) return answer('OK');
  if (rule.treatMissingData === 'notBreaching') return answer('OK');
  if (rule.treatMissingData === 'breaching') {
    return answer(breaching.length + filled >= m ? 'ALARM' : 'OK');
  }
  if (used.length === 0) {
    return answer(rule.treatMissingData === 'missing' ? 'INSUFFICIENT_DATA' : null);
  }
  if (breaching.length < used.length) return answer('OK');
  if (rule.treatMissingData === 'ignore') return answer(null);
  // None but breaching ones, and the oldest of them is old enough: no more is waited for.
  const [oldest] = breaching;
  const age = points.length - (oldest?.index ?? points.length);
  return answer(age >= m ? 'ALARM' : null);
}
