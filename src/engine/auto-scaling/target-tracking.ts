import { lastPart } from '../../model/ids';
import type { ScalableTarget, ScalingPolicy, TargetTracking } from '../../model/scaling';
import type { AlarmSpec } from '../cloudwatch/alarms';
import { TRACKING } from '../timings';
import { policyArn, trackingAlarmName } from '../../model/scaling-names';

type Tracked = Pick<AlarmSpec, 'namespace' | 'metricName' | 'dimensions' | 'statistic'> & {
  periodSeconds: number;
  unit?: string;
};

/** Metrics of ECS that have a name of their own: the metric, and the seconds of a datapoint. */
export const SERVICE_METRICS: Readonly<Record<string, [metricName: string, period: 20 | 60]>> = {
  ECSServiceAverageCPUUtilization: ['CPUUtilization', 60],
  ECSServiceAverageMemoryUtilization: ['MemoryUtilization', 60],
  ECSServiceAverageCPUUtilizationHighResolution: ['CPUUtilization', 20],
  ECSServiceAverageMemoryUtilizationHighResolution: ['MemoryUtilization', 20],
};

export const REQUESTS_PER_TARGET = 'ALBRequestCountPerTarget';

/** `app/NAME/HEX/targetgroup/NAME/HEX`, as the two dimensions that it stands for. */
function labelDimensions(label = ''): Tracked['dimensions'] {
  const at = label.indexOf('/targetgroup/');
  return [
    { name: 'LoadBalancer', value: label.slice(0, at) },
    { name: 'TargetGroup', value: label.slice(at + 1) },
  ];
}

/** The metric that a policy keeps at its target. */
function trackedMetric(resourceId: string, tracking: TargetTracking): Tracked {
  const { PredefinedMetricSpecification: known, CustomizedMetricSpecification: own } = tracking;
  if (own) {
    return {
      namespace: own.Namespace,
      metricName: own.MetricName,
      dimensions: own.Dimensions.map(({ Name, Value }) => ({ name: Name, value: Value })),
      statistic: own.Statistic,
      periodSeconds: 60,
      ...(own.Unit !== undefined && { unit: own.Unit }),
    };
  }
  const type = known?.PredefinedMetricType ?? '';
  if (type === REQUESTS_PER_TARGET) {
    return {
      namespace: 'AWS/ApplicationELB',
      metricName: 'RequestCountPerTarget',
      dimensions: labelDimensions(known?.ResourceLabel),
      statistic: 'Sum',
      periodSeconds: 60,
    };
  }
  const [, cluster = '', service = ''] = resourceId.split('/');
  const [metricName, periodSeconds] = SERVICE_METRICS[type] ?? ['', 60];
  return {
    namespace: 'AWS/ECS',
    metricName,
    dimensions: [
      { name: 'ClusterName', value: cluster },
      { name: 'ServiceName', value: service },
    ],
    statistic: 'Average',
    periodSeconds,
  };
}

/**
 * SCALE-4: the alarms that a policy has made for it: the first when the metric is above the target
 * for three periods, the second, unless it is not to scale in, when it is below nine tenths of it
 * for a quarter of an hour (both *assumed*). Missing data never means idle: they then have
 * INSUFFICIENT_DATA.
 * https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html
 */
export function trackingAlarms(
  resourceId: string,
  policy: string,
  tracking: TargetTracking,
): AlarmSpec[] {
  const { unit, periodSeconds, ...metric } = trackedMetric(resourceId, tracking);
  const arn = policyArn(resourceId, policy);
  const alarm = (
    side: 'AlarmHigh' | 'AlarmLow',
    rule: Pick<AlarmSpec, 'threshold' | 'comparisonOperator' | 'evaluationPeriods'>,
  ): AlarmSpec => ({
    name: trackingAlarmName(resourceId, policy, side),
    description: `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${arn}.`,
    ...metric,
    periodSeconds,
    ...rule,
    datapointsToAlarm: rule.evaluationPeriods,
    treatMissingData: 'missing',
    actionsEnabled: true,
    carried: { AlarmActions: [arn], ...(unit !== undefined && { Unit: unit }) },
  });
  const high = alarm('AlarmHigh', {
    threshold: tracking.TargetValue,
    comparisonOperator: 'GreaterThanThreshold',
    evaluationPeriods: TRACKING.periodsAbove,
  });
  if (tracking.DisableScaleIn) return [high];
  const low = alarm('AlarmLow', {
    threshold: tracking.TargetValue * TRACKING.lowShare,
    comparisonOperator: 'LessThanThreshold',
    evaluationPeriods: (TRACKING.minutesBelow * 60) / periodSeconds,
  });
  return [high, low];
}

/**
 * SCALE-5: so many tasks bring the metric to its target, if it is shared out among them
 * (*assumed*).
 */
export const trackedCapacity = (running: number, figure: number, target: number): number =>
  // What is beyond nine decimals is arithmetic, not load.
  Math.ceil((running * figure) / target - 1e-9);

type TrackingPolicy = Extract<ScalingPolicy, { type: 'TargetTrackingScaling' }>;

/** Policies that must agree before anything is scaled in. */
export const scalingIn = (target: ScalableTarget): TrackingPolicy[] =>
  target.policies.filter(
    (one): one is TrackingPolicy =>
      one.type === 'TargetTrackingScaling' && one.tracking.DisableScaleIn !== true,
  );

/** What a policy tracks, for the eye: `ECSServiceAverageCPUUtilization`, or the metric's name. */
export const trackedName = ({ PredefinedMetricSpecification: known, ...rest }: TargetTracking) =>
  known?.PredefinedMetricType ?? lastPart(rest.CustomizedMetricSpecification?.MetricName ?? '');
