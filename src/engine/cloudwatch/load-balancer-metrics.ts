import { US_PER_SECOND } from '../../model/sim-time';
import { ENDED, mergeFigures } from '../observe/cell-figures';
import { latencyQuantiles } from '../observe/latency-histogram';
import type { HostCount } from '../observe/closed-row';
import type { CellLabel } from '../observe/cell-labels';
import { cellsOf, countOf, type Ending, type Metric, type Sight } from './metric';
import { eventsCounted, readingsTaken, type SampleSet } from './metric-statistics';

const BY_BALANCER = [['LoadBalancer']];
const BY_BALANCER_OR_GROUP = [['LoadBalancer'], ['LoadBalancer', 'TargetGroup']];
const BY_GROUP = [['LoadBalancer', 'TargetGroup']];
const BY_GROUP_ALONE_TOO = [['TargetGroup'], ['LoadBalancer', 'TargetGroup']];

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

const hosts = (which: 'healthy' | 'unhealthy' | 'anomalous' | 'mitigated'): Metric => ({
  unit: 'Count',
  dimensions: BY_GROUP,
  samples: (sight) => hostReadings(sight, (count) => count[which]),
});

function hostReadings(
  { spans, subject, seconds }: Sight,
  of: (count: HostCount) => number,
): SampleSet | null {
  const readings = spans.flatMap((span) => {
    const own = span.hosts.find((one) => one.targetGroupArn === subject.group?.arn);
    return own ? [{ value: of(own), seconds: span.to - span.from }] : [];
  });
  return readingsTaken(readings, seconds);
}

/**
 * Requests of a target group, shared out among its healthy targets, or among all where none is
 * healthy: its Sum is their mean. None without requests.
 */
function requestsPerTarget(sight: Sight): SampleSet | null {
  const mean = (of: (count: HostCount) => number) => {
    const readings = hostReadings(sight, of);
    return readings ? readings.sum / readings.count : 0;
  };
  const targets = mean((one) => one.healthy) || mean((one) => one.healthy + one.unhealthy);
  const count = countOf(sight, CHOSEN, hasTarget);
  if (targets === 0 || count === 0) return null;
  const each = count / targets;
  return { sum: each, count: 1, minimum: each, maximum: each, quantile: () => each };
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

/**
 * CW-3: what AWS/ApplicationELB reports, as far as the sandbox counts it. Redirects are the only
 * 3xx that a load balancer answers itself.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export const LOAD_BALANCER_METRICS: Readonly<Record<string, Metric>> = {
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
  HTTP_Redirect_Count: answers(BY_BALANCER, ['elb3xx']),
  TargetResponseTime: {
    unit: 'Seconds',
    dimensions: BY_BALANCER_OR_GROUP,
    samples: responseTimes,
  },
  HealthyHostCount: hosts('healthy'),
  UnHealthyHostCount: hosts('unhealthy'),
  AnomalousHostCount: hosts('anomalous'),
  MitigatedHostCount: hosts('mitigated'),
};
