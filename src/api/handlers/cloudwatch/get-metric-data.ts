import { datapointsOf } from '../../../engine/cloudwatch/datapoints';
import { percentileOf, statisticOf } from '../../../engine/cloudwatch/metric-statistics';
import type { EngineContext } from '../../../engine/engine-context';
import { seconds, toEpochSeconds } from '../../../model/sim-time';
import { cloudWatchErrors, notSimulated } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { found, refuse } from '../../refusal';
import { checkMetric } from './metric-checks';
import { checkPeriod, dimensionsIn, type MetricWindow, windowIn } from './metric-windows';

type Query = InputOf<'CloudWatch.GetMetricData'>['MetricDataQueries'][number];

const PLAIN = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'];

/** Metrics as they are; metric math is refused by name. The newest datapoint first unless told. */
export const getMetricData: Handler<'CloudWatch.GetMetricData'> = ({ ctx }, input) => {
  const window = windowIn(input);
  const isAscending = input.ScanBy === 'TimestampAscending';
  const ids = input.MetricDataQueries.map(({ Id }) => Id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) {
    refuse(cloudWatchErrors.validation(`The value ${twice} for parameter Id is not unique.`));
  }
  const results = input.MetricDataQueries.map((query) => {
    if (!/^[a-z]\w*$/.test(query.Id)) {
      const rule = 'it must begin with a lowercase letter and contain letters, digits and _ only.';
      refuse(cloudWatchErrors.validation(`The value ${query.Id} for parameter Id: ${rule}`));
    }
    return { query, points: pointsOf(ctx, query, window) };
  });
  return {
    MetricDataResults: results
      .filter(({ query }) => query.ReturnData !== false)
      .map(({ query, points }) => {
        const ordered = isAscending ? points : [...points].reverse();
        return {
          Id: query.Id,
          Label: query.Label ?? query.MetricStat?.Metric.MetricName,
          Timestamps: ordered.map(({ at }) => at),
          Values: ordered.map(({ value }) => value),
          StatusCode: 'Complete',
        };
      }),
    Messages: [],
  };
};

function pointsOf(
  ctx: EngineContext,
  query: Query,
  window: MetricWindow,
): { at: number; value: number }[] {
  if (query.Expression !== undefined) refuse(notSimulated('metric math (Expression)'));
  const one = found(query.MetricStat, cloudWatchErrors.required('MetricStat'));
  const { Metric: metric, Period: period, Stat: statistic, Unit: unit } = one;
  const namespace = found(metric.Namespace, cloudWatchErrors.required('Namespace'));
  const metricName = found(metric.MetricName, cloudWatchErrors.required('MetricName'));
  const dimensions = dimensionsIn(ctx.world, metric.Dimensions);
  checkMetric(namespace, metricName, dimensions);
  checkPeriod(period);
  if (!PLAIN.includes(statistic) && percentileOf(statistic) === null) {
    refuse(cloudWatchErrors.badStatistic(statistic));
  }
  const asked = { namespace, metricName, dimensions, unit };
  return datapointsOf(ctx, asked, { ...window, period }).map(({ second, samples }) => ({
    at: toEpochSeconds(seconds(second)),
    value: statisticOf(samples, statistic),
  }));
}
