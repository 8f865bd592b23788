import type { Alarm } from '../../model/alarm';
import type { LoadBalancer, TargetGroup } from '../../model/load-balancer';
import { serviceArn } from '../../model/ids';
import { US_PER_SECOND } from '../../model/sim-time';
import type { EngineContext } from '../engine-context';
import { type CellFigures, ENDED, mergeFigures } from '../observe/cell-figures';
import { latencyQuantiles } from '../observe/latency-histogram';
import type { CellLabel, ClosedSpan } from '../observe/metrics';
import type { World } from '../world/world';
import { eventsCounted, readingsTaken, type SampleSet, statisticOf } from './metric-statistics';

/** What the dimensions of an alarm name. */
interface Subject {
  balancer?: LoadBalancer;
  group?: TargetGroup;
  serviceArn?: string;
}

/** Closed seconds of a period, and whose. */
interface Sight {
  readonly labels: readonly CellLabel[];
  readonly spans: readonly ClosedSpan[];
  readonly subject: Subject;
  readonly seconds: number;
}

interface Metric {
  readonly unit: 'Count' | 'Seconds' | 'Percent';
  /** Names of dimensions that it is reported by: every set of them. */
  readonly dimensions: readonly (readonly string[])[];
  /** Null where nothing is reported. */
  readonly samples: (sight: Sight) => SampleSet | null;
}

const BY_BALANCER = [['LoadBalancer']];
const BY_BALANCER_OR_GROUP = [['LoadBalancer'], ['LoadBalancer', 'TargetGroup']];
const BY_GROUP = [['LoadBalancer', 'TargetGroup']];
const BY_GROUP_ALONE_TOO = [['TargetGroup'], ['LoadBalancer', 'TargetGroup']];
const BY_SERVICE = [['ClusterName', 'ServiceName']];

type Ending = keyof typeof ENDED;

/** Answers counted by how they ended; a count of 0 is not reported. */
const answers = (
  dimensions: Metric['dimensions'],
  endings: readonly Ending[],
  only: (label: CellLabel) => boolean = () => true,
): Metric => ({
  unit: 'Count',
  dimensions,
  samples: (sight) => {
    const count = countOf(sight, endings, only);
    return count > 0 ? eventsCounted(count) : null;
  },
});

/** Those for which a target could be chosen. */
const CHOSEN: readonly Ending[] = [
  'target2xx',
  'target3xx',
  'target4xx',
  'target5xx',
  'elb500',
  'elb502',
  'elb504',
  'clientTimeout',
];
const hasTarget = (label: CellLabel): boolean => label.targetGroupArn !== null;

/**
 * CW-3: the metrics of the sandbox that alarms can watch.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html
 */
const METRICS: Readonly<Record<string, Readonly<Record<string, Metric>>>> = {
  'AWS/ApplicationELB': {
    RequestCount: answers(BY_BALANCER_OR_GROUP, CHOSEN, hasTarget),
    RequestCountPerTarget: {
      unit: 'Count',
      dimensions: BY_GROUP_ALONE_TOO,
      samples: requestsPerTarget,
    },
    HTTPCode_Target_2XX_Count: answers(BY_BALANCER_OR_GROUP, ['target2xx']),
    HTTPCode_Target_3XX_Count: answers(BY_BALANCER_OR_GROUP, ['target3xx']),
    HTTPCode_Target_4XX_Count: answers(BY_BALANCER_OR_GROUP, ['target4xx']),
    HTTPCode_Target_5XX_Count: answers(BY_BALANCER_OR_GROUP, ['target5xx']),
    HTTPCode_ELB_3XX_Count: answers(BY_BALANCER, ['elb3xx']),
    HTTPCode_ELB_4XX_Count: answers(BY_BALANCER, ['elb4xx']),
    HTTPCode_ELB_5XX_Count: answers(BY_BALANCER, ['elb500', 'elb502', 'elb503', 'elb504']),
    HTTPCode_ELB_500_Count: answers(BY_BALANCER, ['elb500']),
    HTTPCode_ELB_502_Count: answers(BY_BALANCER, ['elb502']),
    HTTPCode_ELB_503_Count: answers(BY_BALANCER, ['elb503']),
    HTTPCode_ELB_504_Count: answers(BY_BALANCER, ['elb504']),
    TargetResponseTime: {
      unit: 'Seconds',
      dimensions: BY_BALANCER_OR_GROUP,
      samples: responseTimes,
    },
    HealthyHostCount: { unit: 'Count', dimensions: BY_GROUP, samples: hosts('healthy') },
    UnHealthyHostCount: { unit: 'Count', dimensions: BY_GROUP, samples: hosts('unhealthy') },
  },
  'AWS/ECS': {
    CPUUtilization: { unit: 'Percent', dimensions: BY_SERVICE, samples: utilisation('cpuSum') },
    MemoryUtilization: {
      unit: 'Percent',
      dimensions: BY_SERVICE,
      samples: utilisation('memorySum'),
    },
  },
};

const metricOf = (namespace: string, name: string): Metric | undefined => {
  const ofNamespace = Object.hasOwn(METRICS, namespace) ? METRICS[namespace]! : {};
  return Object.hasOwn(ofNamespace, name) ? ofNamespace[name] : undefined;
};

/** Names of the metrics of a namespace that have figures here; none of any other namespace. */
export const metricNames = (namespace: string): string[] =>
  Object.hasOwn(METRICS, namespace) ? Object.keys(METRICS[namespace]!) : [];

/**
 * The figure of an alarm's metric over [from, to) in seconds; null where CloudWatch would have no
 * datapoint: nothing happened, nothing of that name, other dimensions than it is reported by.
 */
export function figureOf(
  ctx: EngineContext,
  alarm: Alarm,
  fromSecond: number,
  toSecond: number,
): number | null {
  const metric = metricOf(alarm.namespace, alarm.metricName);
  const subject = metric && subjectOf(ctx.world, alarm, metric);
  const { Unit: unit = metric?.unit } = alarm.carried;
  if (!subject || unit !== metric.unit) return null;
  const { metrics } = ctx.dataPlane;
  const spans = metrics.closedSpans(fromSecond, toSecond);
  if (spans.length === 0) return null;
  const seconds = toSecond - fromSecond;
  const samples = metric.samples({ labels: metrics.labels, spans, subject, seconds });
  return samples && statisticOf(samples, alarm.statistic);
}

/** What the dimensions name; nothing if one names nothing, or the metric has others. */
function subjectOf(world: World, { dimensions }: Alarm, metric: Metric): Subject | undefined {
  const names = dimensions.map(({ name }) => name).sort();
  const isReported = metric.dimensions.some((set) => set.join() === names.join());
  if (!isReported) return undefined;
  const of = (name: string) => dimensions.find((one) => one.name === name)?.value;
  const [balancerName, groupName, cluster] = ['LoadBalancer', 'TargetGroup', 'ClusterName'].map(of);
  const balancer = balancerName && thingNamed(world.loadBalancers.values(), balancerName);
  const group = groupName && thingNamed(world.targetGroups.values(), groupName);
  if ((balancerName && !balancer) || (groupName && !group)) return undefined;
  return {
    ...(balancer && { balancer }),
    ...(group && { group }),
    ...(cluster && { serviceArn: serviceArn(cluster, of('ServiceName') ?? '') }),
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

const isOf =
  ({ balancer, group, serviceArn: service }: Subject) =>
  (label: CellLabel): boolean =>
    (balancer === undefined || label.loadBalancerArn === balancer.arn) &&
    (group === undefined || label.targetGroupArn === group.arn) &&
    (service === undefined || label.serviceArn === service);

/** Every cell of the subject with what it held, span by span. */
function* cellsOf({ labels, spans, subject }: Sight): Generator<[CellLabel, CellFigures]> {
  const isOwn = isOf(subject);
  for (const { cells } of spans) {
    for (const [cell, figures] of cells) {
      const label = labels[cell]!;
      if (isOwn(label)) yield [label, figures];
    }
  }
}

function countOf(
  sight: Sight,
  endings: readonly Ending[],
  only: (label: CellLabel) => boolean,
): number {
  let count = 0;
  for (const [label, figures] of cellsOf(sight)) {
    if (only(label)) for (const ending of endings) count += figures.endings[ENDED[ending]]!;
  }
  return count;
}

/** From load balancer to first answer, of requests that a target answered. */
function responseTimes(sight: Sight): SampleSet | null {
  const sum = mergeFigures([...cellsOf(sight)].map(([, figures]) => figures));
  const count = ['target2xx', 'target3xx', 'target4xx', 'target5xx'].reduce(
    (n, ending) => n + sum.endings[ENDED[ending as Ending]]!,
    0,
  );
  if (count === 0) return null;
  const targets = { ...sum, otherMax: 0, other: mergeFigures([]).other };
  const quantile = (share: number) => latencyQuantiles(targets, [share])[0]! / US_PER_SECOND;
  return {
    sum: sum.targetSum / US_PER_SECOND,
    count,
    minimum: quantile(0),
    maximum: sum.targetMax / US_PER_SECOND,
    quantile,
  };
}

function hosts(which: 'healthy' | 'unhealthy') {
  return (sight: Sight): SampleSet | null =>
    readingsTaken(hostReadings(sight, which), sight.seconds);
}

function hostReadings({ spans, subject }: Sight, which: 'healthy' | 'unhealthy') {
  return spans.flatMap((span) => {
    const own = span.hosts.find((one) => one.targetGroupArn === subject.group?.arn);
    return own ? [{ value: own[which], seconds: span.to - span.from }] : [];
  });
}

/** Requests of a target group, shared out among its healthy targets: its Sum is their mean. */
function requestsPerTarget(sight: Sight): SampleSet | null {
  const healthy = hosts('healthy')(sight);
  const mean = healthy ? healthy.sum / healthy.count : 0;
  if (mean === 0) return null;
  const each = countOf(sight, CHOSEN, hasTarget) / mean;
  return { sum: each, count: 1, minimum: each, maximum: each, quantile: () => each };
}

/** Percent of what its tasks have reserved. */
function utilisation(what: 'cpuSum' | 'memorySum') {
  return (sight: Sight): SampleSet | null => {
    const readings = [...cellsOf(sight)].flatMap(([, figures]) => {
      const { samples } = figures;
      return samples > 0 ? [{ value: figures[what] / samples, seconds: samples }] : [];
    });
    return readingsTaken(readings, sight.seconds);
  };
}
