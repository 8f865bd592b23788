import type { AlarmSpec } from '../../../engine/cloudwatch/alarms';
import { putAlarm } from '../../../engine/cloudwatch/alarms';
import type { World } from '../../../engine/world/world';
import { cloudWatchErrors, notSimulated } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { found, refuse } from '../../refusal';
import { checkMetric, statisticIn } from './metric-checks';
import { dimensionsIn } from './metric-windows';

type Input = InputOf<'CloudWatch.PutMetricAlarm'>;

/** Makes an alarm, or gives one of that name another configuration as a whole. */
export const putMetricAlarm: Handler<'CloudWatch.PutMetricAlarm'> = ({ ctx }, input) => {
  putAlarm(ctx, specOf(ctx.world, input));
  return {};
};

const MISSING_DATA = ['missing', 'notBreaching', 'breaching', 'ignore'] as const;
const COMPARISONS = [
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
] as const;

const DAY = 86_400;
const HOUR = 3600;

function specOf(world: World, input: Input): AlarmSpec {
  refuseWhatIsNotSimulated(input);
  const need = <T>(value: T | undefined, member: string): T =>
    found(value, cloudWatchErrors.required(member));
  const metricName = need(input.MetricName, 'MetricName');
  const namespace = need(input.Namespace, 'Namespace');
  const periodSeconds = need(input.Period, 'Period');
  const evaluationPeriods = need(input.EvaluationPeriods, 'EvaluationPeriods');
  const threshold = need(input.Threshold, 'Threshold');
  const operator = need(input.ComparisonOperator, 'ComparisonOperator');
  const dimensions = dimensionsIn(world, input.Dimensions);
  checkMetric(namespace, metricName, dimensions);
  checkTimes(periodSeconds, evaluationPeriods);
  const treatMissingData = MISSING_DATA.find(
    (one) => one === (input.TreatMissingData ?? 'missing'),
  );
  const datapointsToAlarm = input.DatapointsToAlarm ?? evaluationPeriods;
  if (datapointsToAlarm > evaluationPeriods) refuse(cloudWatchErrors.tooManyDatapoints());
  const comparisonOperator = COMPARISONS.find((one) => one === operator);
  return {
    name: input.AlarmName,
    ...(input.AlarmDescription !== undefined && { description: input.AlarmDescription }),
    namespace,
    metricName,
    dimensions,
    statistic: statisticIn(input),
    periodSeconds,
    evaluationPeriods,
    datapointsToAlarm,
    threshold,
    comparisonOperator: found(
      comparisonOperator,
      notSimulated(`anomaly detection (the operator ${operator})`),
    ),
    treatMissingData: found(
      treatMissingData,
      cloudWatchErrors.unknownWord('TreatMissingData', input.TreatMissingData ?? '', MISSING_DATA),
    ),
    actionsEnabled: input.ActionsEnabled ?? true,
    carried: carriedMembers(input),
  };
}

function refuseWhatIsNotSimulated(input: Input): void {
  if (input.Metrics) refuse(notSimulated('metric math in alarms (Metrics)'));
  if (input.ThresholdMetricId) refuse(notSimulated('anomaly detection (ThresholdMetricId)'));
  for (const member of ['EvaluationCriteria', 'EvaluationInterval', 'EvaluationWindow'] as const) {
    if (input[member] !== undefined) refuse(notSimulated(`${member} of an alarm`));
  }
  const { EvaluateLowSampleCountPercentile: few = 'evaluate' } = input;
  if (few === 'ignore') refuse(notSimulated('EvaluateLowSampleCountPercentile ignore'));
  if (few !== 'evaluate') {
    const member = 'EvaluateLowSampleCountPercentile';
    refuse(cloudWatchErrors.unknownWord(member, few, ['evaluate', 'ignore']));
  }
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
function checkTimes(period: number, evaluationPeriods: number): void {
  if (![10, 20, 30].includes(period) && period % 60 !== 0) refuse(cloudWatchErrors.badPeriod());
  const most = period >= HOUR ? 7 * DAY : DAY;
  if (period * evaluationPeriods > most) refuse(cloudWatchErrors.tooLong(most));
}

/** Members that are shown and change nothing here: what would be told of a state, and tags. */
function carriedMembers(input: Input): Record<string, unknown> {
  const { OKActions, AlarmActions, InsufficientDataActions, Unit, Tags } = input;
  const { EvaluateLowSampleCountPercentile } = input;
  const all = {
    OKActions,
    AlarmActions,
    InsufficientDataActions,
    Unit,
    EvaluateLowSampleCountPercentile,
    Tags,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
