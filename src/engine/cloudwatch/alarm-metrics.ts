import type { Alarm } from '../../model/alarm';
import { serviceArn } from '../../model/ids';
import type { EngineContext } from '../engine-context';
import type { World } from '../world/world';
import { CONTAINER_INSIGHTS_METRICS } from './container-insights';
import { ECS_METRICS, MANAGED_SCALING_METRICS } from './ecs-metrics';
import { LOAD_BALANCER_METRICS } from './load-balancer-metrics';
import type { Metric, Subject } from './metric';
import { type SampleSet, statisticOf } from './metric-statistics';

/** CW-3: the metrics of the sandbox, by namespace. */
const METRICS: Readonly<Record<string, Readonly<Record<string, Metric>>>> = {
  'AWS/ApplicationELB': LOAD_BALANCER_METRICS,
  'AWS/ECS': ECS_METRICS,
  'AWS/ECS/ManagedScaling': MANAGED_SCALING_METRICS,
  'ECS/ContainerInsights': CONTAINER_INSIGHTS_METRICS,
};

export const NAMESPACES: readonly string[] = Object.keys(METRICS);

const metricOf = (namespace: string, name: string): Metric | undefined => {
  const ofNamespace = Object.hasOwn(METRICS, namespace) ? METRICS[namespace]! : {};
  return Object.hasOwn(ofNamespace, name) ? ofNamespace[name] : undefined;
};

/** Names of the metrics of a namespace that have figures here; none of any other namespace. */
export const metricNames = (namespace: string): string[] =>
  Object.hasOwn(METRICS, namespace) ? Object.keys(METRICS[namespace]!) : [];

/** Sets of dimensions that a metric is reported by, and its unit. */
export const metricShape = (namespace: string, name: string): Metric | undefined =>
  metricOf(namespace, name);

/** Which metric of what. */
export type MetricQuery = Pick<Alarm, 'namespace' | 'metricName' | 'dimensions'> & {
  /** Figures of another unit there are none. */
  unit?: unknown;
};

/**
 * The samples of a metric over [from, to) in seconds; null where CloudWatch would have no
 * datapoint: nothing happened, nothing of that name, other dimensions than it is reported by.
 */
export function samplesOf(
  ctx: EngineContext,
  query: MetricQuery,
  fromSecond: number,
  toSecond: number,
): SampleSet | null {
  const metric = metricOf(query.namespace, query.metricName);
  const subject = metric && subjectOf(ctx.world, query, metric);
  if (!subject || (query.unit !== undefined && query.unit !== metric.unit)) return null;
  const { metrics } = ctx.dataPlane;
  const spans = metrics.closedSpans(fromSecond, toSecond);
  if (spans.length === 0) return null;
  const seconds = toSecond - fromSecond;
  return metric.samples({ world: ctx.world, labels: metrics.labels, spans, subject, seconds });
}

/** The figure of an alarm's metric over [from, to) in seconds; null where there is none. */
export function figureOf(
  ctx: EngineContext,
  alarm: Alarm,
  fromSecond: number,
  toSecond: number,
): number | null {
  const query = { ...alarm, unit: alarm.carried['Unit'] };
  const samples = samplesOf(ctx, query, fromSecond, toSecond);
  return samples && statisticOf(samples, alarm.statistic);
}

/** What the dimensions name; nothing if one names nothing, or the metric has others. */
function subjectOf(
  world: World,
  { dimensions }: Pick<Alarm, 'dimensions'>,
  metric: Metric,
): Subject | undefined {
  const given = dimensions.map(({ name }) => name).sort();
  const isReported = metric.dimensions.some((set) => [...set].sort().join() === given.join());
  if (!isReported) return undefined;
  const names = Object.fromEntries(dimensions.map(({ name, value }) => [name, value]));
  const { LoadBalancer, TargetGroup, ClusterName, ServiceName } = names;
  const balancer = LoadBalancer && thingNamed(world.loadBalancers.values(), LoadBalancer);
  const group = TargetGroup && thingNamed(world.targetGroups.values(), TargetGroup);
  if ((LoadBalancer && !balancer) || (TargetGroup && !group)) return undefined;
  const service = ClusterName !== undefined && ServiceName !== undefined;
  return {
    names,
    ...(balancer && { balancer }),
    ...(group && { group }),
    ...(service && { serviceArn: serviceArn(ClusterName, ServiceName) }),
  };
}

/** By what stands in a dimension: `app/NAME/HEX`, `targetgroup/NAME/HEX`, the ARN or the name. */
export const thingNamed = <T extends { arn: string; name: string }>(
  things: Iterable<T>,
  value: string,
): T | undefined =>
  [...things].find(
    ({ arn, name }) =>
      name === value || arn === value || arn.endsWith(`:${value}`) || arn.endsWith(`/${value}`),
  );
