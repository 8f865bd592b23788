/**
 * Inputs of the CloudWatch operations on alarms, member by member in the order of AWS's own model.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Operations.html
 */
import * as z from 'zod/mini';
import {
  decimal,
  flag,
  json,
  list,
  moment,
  oneOf,
  opt,
  structure,
  text,
  texts,
  whole,
} from './members';

const name = text.check(z.minLength(1), z.maxLength(255));
const actions = texts.check(z.maxLength(5));
const alarmNames = list(name).check(z.maxLength(100));
const atLeastOne = whole.check(z.minimum(1));
const stateValue = oneOf(['OK', 'ALARM', 'INSUFFICIENT_DATA']);
const maxRecords = whole.check(z.minimum(1), z.maximum(100));
const alarmTypes = list(oneOf(['CompositeAlarm', 'MetricAlarm']));

const unit = oneOf([
  'Seconds',
  'Microseconds',
  'Milliseconds',
  'Bytes',
  'Kilobytes',
  'Megabytes',
  'Gigabytes',
  'Terabytes',
  'Bits',
  'Kilobits',
  'Megabits',
  'Gigabits',
  'Terabits',
  'Percent',
  'Count',
  'Bytes/Second',
  'Kilobytes/Second',
  'Megabytes/Second',
  'Gigabytes/Second',
  'Terabytes/Second',
  'Bits/Second',
  'Kilobits/Second',
  'Megabits/Second',
  'Gigabits/Second',
  'Terabits/Second',
  'Count/Second',
  'None',
]);

const dimension = structure({
  Name: name,
  Value: text.check(z.minLength(1), z.maxLength(1024)),
});
const dimensions = list(dimension).check(z.maxLength(30));

const metric = structure({
  Namespace: opt(name),
  MetricName: opt(name),
  Dimensions: opt(dimensions),
});

const metricStat = structure({
  Metric: metric,
  Period: atLeastOne,
  Stat: text,
  Unit: opt(unit),
});

const metricDataQuery = structure({
  Id: name,
  MetricStat: opt(metricStat),
  Expression: opt(text.check(z.minLength(1), z.maxLength(2048))),
  Label: opt(text),
  ReturnData: opt(flag),
  Period: opt(atLeastOne),
  AccountId: opt(name),
});

const tag = structure({
  Key: text.check(z.minLength(1), z.maxLength(128)),
  Value: text.check(z.maxLength(256)),
});

export const putMetricAlarm = structure({
  AlarmName: name,
  AlarmDescription: opt(text.check(z.maxLength(1024))),
  ActionsEnabled: opt(flag),
  OKActions: opt(actions),
  AlarmActions: opt(actions),
  InsufficientDataActions: opt(actions),
  MetricName: opt(name),
  Namespace: opt(name),
  Statistic: opt(oneOf(['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'])),
  ExtendedStatistic: opt(text),
  Dimensions: opt(dimensions),
  Period: opt(atLeastOne),
  Unit: opt(unit),
  EvaluationPeriods: opt(atLeastOne),
  DatapointsToAlarm: opt(atLeastOne),
  Threshold: opt(decimal),
  ComparisonOperator: opt(
    oneOf([
      'GreaterThanOrEqualToThreshold',
      'GreaterThanThreshold',
      'LessThanThreshold',
      'LessThanOrEqualToThreshold',
      'LessThanLowerOrGreaterThanUpperThreshold',
      'LessThanLowerThreshold',
      'GreaterThanUpperThreshold',
    ]),
  ),
  TreatMissingData: opt(name),
  EvaluateLowSampleCountPercentile: opt(name),
  Metrics: opt(list(metricDataQuery)),
  Tags: opt(list(tag)),
  ThresholdMetricId: opt(name),
  EvaluationCriteria: opt(json),
  EvaluationInterval: opt(whole.check(z.minimum(10), z.maximum(3600))),
  EvaluationWindow: opt(json),
});

export const describeAlarms = structure({
  AlarmNames: opt(alarmNames),
  AlarmNamePrefix: opt(name),
  AlarmTypes: opt(alarmTypes),
  ChildrenOfAlarmName: opt(name),
  ParentsOfAlarmName: opt(name),
  StateValue: opt(stateValue),
  ActionPrefix: opt(text.check(z.minLength(1), z.maxLength(1024))),
  MaxRecords: opt(maxRecords),
  NextToken: opt(text),
});

export const deleteAlarms = structure({ AlarmNames: alarmNames });

export const setAlarmState = structure({
  AlarmName: name,
  StateValue: stateValue,
  StateReason: text.check(z.maxLength(1023)),
  StateReasonData: opt(text.check(z.maxLength(4000))),
});

export const describeAlarmHistory = structure({
  AlarmName: opt(name),
  AlarmContributorId: opt(text.check(z.minLength(1), z.maxLength(16))),
  AlarmTypes: opt(alarmTypes),
  HistoryItemType: opt(
    oneOf([
      'ConfigurationUpdate',
      'StateUpdate',
      'Action',
      'AlarmContributorStateUpdate',
      'AlarmContributorAction',
    ]),
  ),
  StartDate: opt(moment),
  EndDate: opt(moment),
  MaxRecords: opt(maxRecords),
  NextToken: opt(text),
  ScanBy: opt(oneOf(['TimestampDescending', 'TimestampAscending'])),
});

export const enableAlarmActions = structure({ AlarmNames: alarmNames });
export const disableAlarmActions = structure({ AlarmNames: alarmNames });

export const getMetricStatistics = structure({
  Namespace: name,
  MetricName: name,
  Dimensions: opt(dimensions),
  StartTime: moment,
  EndTime: moment,
  Period: atLeastOne,
  Statistics: opt(
    list(oneOf(['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'])).check(
      z.minLength(1),
      z.maxLength(5),
    ),
  ),
  ExtendedStatistics: opt(texts.check(z.minLength(1), z.maxLength(10))),
  Unit: opt(unit),
});

export const getMetricData = structure({
  MetricDataQueries: list(metricDataQuery),
  StartTime: moment,
  EndTime: moment,
  NextToken: opt(text),
  ScanBy: opt(oneOf(['TimestampDescending', 'TimestampAscending'])),
  MaxDatapoints: opt(whole),
  LabelOptions: opt(structure({ Timezone: opt(text) })),
});

export const listMetrics = structure({
  Namespace: opt(name),
  MetricName: opt(name),
  Dimensions: opt(
    list(
      structure({ Name: name, Value: opt(text.check(z.minLength(1), z.maxLength(1024))) }),
    ).check(z.maxLength(10)),
  ),
  NextToken: opt(text),
  RecentlyActive: opt(oneOf(['PT3H'])),
  IncludeLinkedAccounts: opt(flag),
  OwningAccount: opt(name),
});
