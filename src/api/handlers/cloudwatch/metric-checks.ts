import { metricNames } from '../../../engine/cloudwatch/alarm-metrics';
import { percentileOf } from '../../../engine/cloudwatch/metric-statistics';
import type { Alarm } from '../../../model/alarm';
import { METRICS_WITHOUT_FIGURES } from '../../../model/metrics-without-figures';
import { cloudWatchErrors, notSimulated } from '../../contract/errors';
import { refuse } from '../../refusal';

/** Refuses by name what AWS would have figures of, and the sandbox has not. */
export function checkMetric(
  namespace: string,
  metricName: string,
  dimensions: Alarm['dimensions'],
): void {
  const own = metricNames(namespace);
  if (own.length === 0 && namespace.startsWith('AWS/')) {
    refuse(notSimulated(`the metrics of ${namespace}`));
  }
  if (own.length > 0 && METRICS_WITHOUT_FIGURES.includes(metricName)) {
    refuse(notSimulated(`the metric ${metricName}`));
  }
  if (own.length > 0 && dimensions.some(({ name }) => name === 'AvailabilityZone')) {
    refuse(notSimulated('metrics by AvailabilityZone'));
  }
}

/** Statistics of CloudWatch that are neither one of the five nor a percentile. */
const OTHERS = /^(?:IQM|(?:tm|wm|tc|ts)\d|(?:TM|WM|TC|TS|PR)\()/;

/** `Sum`, `p99`: exactly one of the two members says it. */
export function statisticIn(input: {
  Statistic?: string | undefined;
  ExtendedStatistic?: string | undefined;
}): string {
  const { Statistic: plain, ExtendedStatistic: extended } = input;
  if ((plain === undefined) === (extended === undefined)) refuse(cloudWatchErrors.oneStatistic());
  if (plain !== undefined) return plain;
  const statistic = extended ?? '';
  if (OTHERS.test(statistic)) refuse(notSimulated(`the statistic ${statistic}`));
  if (percentileOf(statistic) === null) refuse(cloudWatchErrors.badStatistic(statistic));
  return statistic;
}
