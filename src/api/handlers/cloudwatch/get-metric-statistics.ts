import { metricShape } from '../../../engine/cloudwatch/alarm-metrics';
import { datapointsOf } from '../../../engine/cloudwatch/datapoints';
import {
  percentileOf,
  type SampleSet,
  statisticOf,
} from '../../../engine/cloudwatch/metric-statistics';
import { seconds, toEpochSeconds } from '../../../model/sim-time';
import { cloudWatchErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { checkMetric } from './metric-checks';
import { checkPeriod, dimensionsIn, windowIn } from './metric-windows';

/** More are refused at once. */
const MOST_DATAPOINTS = 1440;

/** Datapoints come in no particular order in AWS; here the oldest is first. */
export const getMetricStatistics: Handler<'CloudWatch.GetMetricStatistics'> = ({ ctx }, input) => {
  const { Namespace: namespace, MetricName: metricName, Period: period, Unit: unit } = input;
  const { Statistics: statistics = [], ExtendedStatistics: extended = [] } = input;
  const dimensions = dimensionsIn(ctx.world, input.Dimensions);
  checkMetric(namespace, metricName, dimensions);
  checkPeriod(period);
  if (statistics.length + extended.length === 0) {
    refuse(cloudWatchErrors.missing('Must specify either Statistics or ExtendedStatistics'));
  }
  for (const one of extended) {
    if (percentileOf(one) === null) refuse(cloudWatchErrors.badStatistic(one));
  }
  const { from, to } = windowIn(input);
  const asked = Math.ceil((to - from) / period);
  if (asked > MOST_DATAPOINTS) refuse(cloudWatchErrors.tooManyPoints(asked, MOST_DATAPOINTS));
  const query = { namespace, metricName, dimensions, unit };
  const described = (second: number, samples: SampleSet): object => ({
    Timestamp: toEpochSeconds(seconds(second)),
    ...Object.fromEntries(statistics.map((one) => [one, statisticOf(samples, one)])),
    Unit: metricShape(namespace, metricName)?.unit,
    ExtendedStatistics:
      extended.length > 0
        ? Object.fromEntries(extended.map((one) => [one, statisticOf(samples, one)]))
        : undefined,
  });
  return {
    Label: metricName,
    Datapoints: datapointsOf(ctx, query, { from, to, period }).map(({ second, samples }) =>
      described(second, samples),
    ),
  };
};
