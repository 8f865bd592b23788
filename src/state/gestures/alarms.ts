import type { InputOf } from '../../api/contract/operations';
import { lastPart } from '../../model/ids';
import type { ServiceView, TargetGroupView, LoadBalancerView } from '../../model/view';
import type { Gesture } from '../gesture';
import { allOf, type Entities, freeName } from './entities';

type PutMetricAlarm = InputOf<'CloudWatch.PutMetricAlarm'>;
type Subject = LoadBalancerView | TargetGroupView | ServiceView;
type Statistic = 'Sum' | 'Average' | 'Minimum' | 'Maximum' | 'p50' | 'p90' | 'p99';

/** A metric of the sandbox, what it is reported by, and an alarm on it that makes sense. */
export interface WatchedMetric {
  name: string;
  namespace: 'AWS/ApplicationELB' | 'AWS/ECS';
  /** What it is, in plain words. */
  hint: string;
  /** `s`, `%`; empty for counts. */
  unit: string;
  of: readonly Subject['kind'][];
  statistics: readonly Statistic[];
  comparison: NonNullable<PutMetricAlarm['ComparisonOperator']>;
  threshold: number;
}

const elb = (
  name: string,
  hint: string,
  of: WatchedMetric['of'],
  rest: Partial<WatchedMetric> = {},
): WatchedMetric => ({
  name,
  namespace: 'AWS/ApplicationELB',
  hint,
  unit: '',
  of,
  statistics: ['Sum'],
  comparison: 'GreaterThanThreshold',
  threshold: 5,
  ...rest,
});

const BALANCER_OR_GROUP = ['loadBalancer', 'targetGroup'] as const;
const LATENCIES = ['p99', 'p90', 'p50', 'Average', 'Maximum'] as const;
const LEVELS = ['Average', 'Maximum', 'Minimum'] as const;

const service = (name: string, hint: string): WatchedMetric => ({
  ...elb(name, hint, ['service'], { unit: '%', statistics: LEVELS, threshold: 80 }),
  namespace: 'AWS/ECS',
});

/**
 * Those that are watched most, the one for a bad build first.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html
 */
export const WATCHED_METRICS: readonly WatchedMetric[] = [
  elb('HTTPCode_Target_5XX_Count', 'Errors that tasks answered.', BALANCER_OR_GROUP),
  elb('HTTPCode_ELB_5XX_Count', 'Errors that the load balancer answered itself.', ['loadBalancer']),
  elb('TargetResponseTime', 'How long tasks take to answer.', BALANCER_OR_GROUP, {
    unit: 's',
    statistics: LATENCIES,
    threshold: 0.5,
  }),
  elb('UnHealthyHostCount', 'Targets that fail their health checks.', ['targetGroup'], {
    statistics: ['Maximum', 'Average', 'Minimum'],
    threshold: 0,
  }),
  elb('HealthyHostCount', 'Targets that pass their health checks.', ['targetGroup'], {
    statistics: ['Minimum', 'Average', 'Maximum'],
    comparison: 'LessThanThreshold',
    threshold: 1,
  }),
  elb('HTTPCode_Target_4XX_Count', 'Requests that tasks refused.', BALANCER_OR_GROUP),
  elb('RequestCount', 'Requests passed on to a target.', BALANCER_OR_GROUP, { threshold: 10_000 }),
  elb('RequestCountPerTarget', 'Requests for each target.', ['targetGroup'], { threshold: 1000 }),
  service('CPUUtilization', 'Of the CPU that the service’s tasks have.'),
  service('MemoryUtilization', 'Of the memory that the service’s tasks have.'),
];

/** What an alarm on a metric can watch. */
export const subjectsFor = (entities: Entities, { of }: WatchedMetric): Subject[] =>
  of.flatMap((kind) =>
    allOf(entities, kind).filter(
      (view) =>
        !('status' in view && view.status !== 'ACTIVE') &&
        // A group that no load balancer uses is not reported on.
        !(view.kind === 'targetGroup' && view.loadBalancerArns.length === 0),
    ),
  );

/** `app/NAME/HEX`, `targetgroup/NAME/HEX`: what stands in the dimensions for an ARN. */
const dimensionOf = (arn: string): string =>
  arn.slice(arn.lastIndexOf(':') + 1).replace(/^loadbalancer\//, '');

function dimensionsOf(subject: Subject): NonNullable<PutMetricAlarm['Dimensions']> {
  if (subject.kind === 'loadBalancer') {
    return [{ Name: 'LoadBalancer', Value: dimensionOf(subject.id) }];
  }
  if (subject.kind === 'service') {
    return [
      { Name: 'ClusterName', Value: lastPart(subject.clusterArn) },
      { Name: 'ServiceName', Value: subject.name },
    ];
  }
  return [
    { Name: 'LoadBalancer', Value: dimensionOf(subject.loadBalancerArns[0] ?? '') },
    { Name: 'TargetGroup', Value: dimensionOf(subject.id) },
  ];
}

/** What a new alarm would be called. */
export const freeAlarmName = (entities: Entities, base: string): string =>
  freeName(
    base,
    allOf(entities, 'alarm').map((one) => one.name),
  );

export interface AlarmOptions {
  name: string;
  metric: WatchedMetric;
  subject: Subject;
  statistic: Statistic;
  comparison: WatchedMetric['comparison'];
  threshold: number;
  /** Seconds. */
  period: number;
  evaluationPeriods: number;
  datapointsToAlarm: number;
  /** AWS's default is `missing`. */
  treatMissingData: string;
  at?: { x: number; y: number } | null;
}

export function planAlarm(options: AlarmOptions): Gesture {
  const { name, metric, subject, statistic, evaluationPeriods, datapointsToAlarm, at } = options;
  const isPercentile = statistic.startsWith('p');
  const input: PutMetricAlarm = {
    AlarmName: name,
    MetricName: metric.name,
    Namespace: metric.namespace,
    ...(isPercentile
      ? { ExtendedStatistic: statistic }
      : { Statistic: statistic as NonNullable<PutMetricAlarm['Statistic']> }),
    Dimensions: dimensionsOf(subject),
    Period: options.period,
    EvaluationPeriods: evaluationPeriods,
    ...(datapointsToAlarm !== evaluationPeriods && { DatapointsToAlarm: datapointsToAlarm }),
    Threshold: options.threshold,
    ComparisonOperator: options.comparison,
    ...(options.treatMissingData !== 'missing' && { TreatMissingData: options.treatMissingData }),
  };
  return {
    label: `Create alarm ${name}`,
    operations: [{ target: 'CloudWatch.PutMetricAlarm', input: { ...input } }],
    ...(at && { places: [{ kind: 'alarm', name, ...at }] }),
  };
}
