import { type ListedMetric, listMetrics as list } from '../../../engine/cloudwatch/metric-listing';
import { cloudWatchErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { page } from '../pages';
import { dimensionsIn } from './metric-windows';

/** AWS answers so many at once. */
const PAGE_SIZE = 500;

/** Metrics that have had a datapoint. */
export const listMetrics: Handler<'CloudWatch.ListMetrics'> = ({ ctx }, input) => {
  const wanted = (input.Dimensions ?? []).map(({ Name, Value }) => ({
    name: Name,
    value: Value === undefined ? undefined : dimensionsIn(ctx.world, [{ Name, Value }])[0]?.value,
  }));
  const isAskedFor = ({ dimensions }: ListedMetric) =>
    wanted.every(({ name, value }) =>
      dimensions.some((one) => one.name === name && (value ?? one.value) === one.value),
    );
  const all = list(ctx, { namespace: input.Namespace, metricName: input.MetricName });
  const badToken = cloudWatchErrors.invalidNextToken();
  const { items, next } = page(all.filter(isAskedFor), PAGE_SIZE, input.NextToken, badToken);
  return {
    Metrics: items.map(({ namespace, metricName, dimensions }) => ({
      Namespace: namespace,
      MetricName: metricName,
      Dimensions: dimensions.map(({ name, value }) => ({ Name: name, Value: value })),
    })),
    NextToken: next,
  };
};
