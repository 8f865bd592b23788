import type { InputOf } from '../../api/contract/operations';
import type { AlarmView } from '../../model/view';
import type { Gesture } from '../../state/gesture';
import type { Field } from './field-form';
import { operation } from './operation';

/** An alarm's settings under PutMetricAlarm's names; its metric stays what it is. */
export type AlarmValues = {
  Statistic: string;
  Period: number;
  EvaluationPeriods: number;
  DatapointsToAlarm: number;
  Threshold: number;
  ComparisonOperator: string;
  TreatMissingData: string;
};

export const alarmValues = (alarm: AlarmView): AlarmValues => ({
  Statistic: alarm.statistic,
  Period: alarm.periodSeconds,
  EvaluationPeriods: alarm.evaluationPeriods,
  DatapointsToAlarm: alarm.datapointsToAlarm,
  Threshold: alarm.threshold,
  ComparisonOperator: alarm.comparisonOperator,
  TreatMissingData: alarm.treatMissingData,
});

const STATISTICS = ['Sum', 'Average', 'Minimum', 'Maximum', 'SampleCount'];
const PERCENTILE = /^p\d{1,2}(\.\d+)?$|^p100$/;

const COMPARISONS = [
  { value: 'GreaterThanThreshold', label: '> the threshold' },
  { value: 'GreaterThanOrEqualToThreshold', label: '≥ the threshold' },
  { value: 'LessThanThreshold', label: '< the threshold' },
  { value: 'LessThanOrEqualToThreshold', label: '≤ the threshold' },
];

/** What is wrong with a Period; null when nothing is, or when there is none yet. */
export const periodProblem = (period: number | ''): string | null =>
  period === '' || [10, 20, 30].includes(period) || period % 60 === 0
    ? null
    : 'Allowed: 10, 20, 30 or a multiple of 60 s';

/** The same of DatapointsToAlarm, M of the N EvaluationPeriods. */
export const pointsProblem = (points: number | '', periods: number | ''): string | null =>
  points === '' || periods === '' || points <= periods ? null : `At most the ${periods} evaluated`;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
export const ALARM_FIELDS: readonly Field<AlarmValues>[] = [
  {
    key: 'Statistic',
    kind: 'text',
    problem: ({ Statistic }) =>
      STATISTICS.includes(Statistic) || PERCENTILE.test(Statistic)
        ? null
        : `Allowed: ${STATISTICS.join(', ')}, or a percentile such as p99`,
    text: {
      name: 'Statistic',
      hint: 'What is made of the figures of a period: Sum, Average …, or p99 (ExtendedStatistic).',
    },
  },
  {
    key: 'ComparisonOperator',
    kind: 'choice',
    choices: COMPARISONS,
    text: { name: 'ComparisonOperator', hint: 'When a period is breaching.' },
  },
  { key: 'Threshold', kind: 'number', text: { name: 'Threshold', hint: 'In the metric’s unit.' } },
  {
    key: 'Period',
    kind: 'number',
    min: 10,
    suffix: ' s',
    text: {
      name: 'Period',
      hint: 'How long a period is.',
      range: '10, 20, 30 or a multiple of 60 s',
    },
    problem: ({ Period }) => periodProblem(Period),
  },
  {
    key: 'EvaluationPeriods',
    kind: 'number',
    min: 1,
    text: { name: 'EvaluationPeriods', hint: 'How many of the last periods are looked at.' },
  },
  {
    key: 'DatapointsToAlarm',
    kind: 'number',
    min: 1,
    text: {
      name: 'DatapointsToAlarm',
      hint: 'How many of those must be breaching.',
      byDefault: 'all of them',
    },
    problem: (of) => pointsProblem(of.DatapointsToAlarm, of.EvaluationPeriods),
  },
  {
    key: 'TreatMissingData',
    kind: 'choice',
    choices: ['missing', 'notBreaching', 'breaching', 'ignore'],
    text: {
      name: 'TreatMissingData',
      hint: 'What a period without data counts as. Counts of errors have none while there are none.',
      byDefault: 'missing',
    },
  },
];

type Alarm = InputOf<'CloudWatch.PutMetricAlarm'>;

/** PutMetricAlarm says everything anew; what the form does not show stays as described. */
export function planAlarmChange(
  alarm: AlarmView,
  values: AlarmValues,
  described: Partial<Alarm>,
): Gesture {
  const { AlarmDescription, ActionsEnabled, AlarmActions, OKActions, Unit } = described;
  const { InsufficientDataActions, EvaluateLowSampleCountPercentile } = described;
  const { Statistic, ...settings } = values;
  const statistic = PERCENTILE.test(Statistic)
    ? { ExtendedStatistic: Statistic }
    : { Statistic: Statistic as NonNullable<Alarm['Statistic']> };
  const kept = {
    AlarmDescription,
    Unit,
    EvaluateLowSampleCountPercentile,
    // By default they are on; an empty list says nothing.
    ...(ActionsEnabled === false && { ActionsEnabled }),
    ...(AlarmActions?.length && { AlarmActions }),
    ...(OKActions?.length && { OKActions }),
    ...(InsufficientDataActions?.length && { InsufficientDataActions }),
  };
  const input = {
    AlarmName: alarm.name,
    Namespace: alarm.namespace,
    MetricName: alarm.metricName,
    Dimensions: alarm.dimensions.map(({ name, value }) => ({ Name: name, Value: value })),
    ...statistic,
    ...settings,
    ...kept,
  };
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  return {
    label: `Change alarm ${alarm.name}`,
    operations: [
      operation('CloudWatch.PutMetricAlarm', Object.fromEntries(given) as unknown as Alarm),
    ],
  };
}
