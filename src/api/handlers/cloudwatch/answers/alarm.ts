import type { Alarm } from '../../../../model/alarm';
import { toEpochSeconds } from '../../../../model/sim-time';

/** The two members that a statistic is given by: `Statistic`, or `ExtendedStatistic` for `p99`. */
export const statisticMembers = ({ statistic }: Alarm): object =>
  /^p\d/.test(statistic) ? { ExtendedStatistic: statistic } : { Statistic: statistic };

export const shownDimensions = ({ dimensions }: Alarm): { Name: string; Value: string }[] =>
  dimensions.map(({ name, value }) => ({ Name: name, Value: value }));

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html */
export function describeAlarm(alarm: Alarm): object {
  const { OKActions = [], AlarmActions = [], InsufficientDataActions = [] } = alarm.carried;
  const { Unit, EvaluateLowSampleCountPercentile } = alarm.carried;
  return {
    AlarmName: alarm.name,
    AlarmArn: alarm.arn,
    AlarmDescription: alarm.description,
    AlarmConfigurationUpdatedTimestamp: toEpochSeconds(alarm.updatedAt),
    ActionsEnabled: alarm.actionsEnabled,
    OKActions,
    AlarmActions,
    InsufficientDataActions,
    StateValue: alarm.state,
    StateReason: alarm.stateReason,
    StateUpdatedTimestamp: toEpochSeconds(alarm.stateUpdatedAt),
    MetricName: alarm.metricName,
    Namespace: alarm.namespace,
    ...statisticMembers(alarm),
    Dimensions: shownDimensions(alarm),
    Period: alarm.periodSeconds,
    Unit,
    EvaluationPeriods: alarm.evaluationPeriods,
    DatapointsToAlarm: alarm.datapointsToAlarm,
    Threshold: alarm.threshold,
    ComparisonOperator: alarm.comparisonOperator,
    TreatMissingData: alarm.treatMissingData,
    EvaluateLowSampleCountPercentile,
    StateTransitionedTimestamp: toEpochSeconds(alarm.stateUpdatedAt),
  };
}
