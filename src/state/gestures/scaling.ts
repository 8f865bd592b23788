import type { InputOf } from '../../api/contract/operations';
import { lastPart } from '../../model/ids';
import type { ServiceView } from '../../model/view';
import type { Gesture, Operation } from '../gesture';
import type { Removal } from './disconnection';
import { type Entities, freeName, oneOf } from './entities';

/** A service, as Application Auto Scaling names it. */
export const scalable = (service: ServiceView) =>
  ({
    ServiceNamespace: 'ecs',
    ResourceId: `service/${lastPart(service.clusterArn)}/${service.name}`,
    ScalableDimension: 'ecs:service:DesiredCount',
  }) as const;

/** What target tracking keeps at a value. */
export type TrackedMetric = 'cpu' | 'memory' | 'requests';

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html */
const PREDEFINED: Readonly<Record<TrackedMetric, string>> = {
  cpu: 'ECSServiceAverageCPUUtilization',
  memory: 'ECSServiceAverageMemoryUtilization',
  requests: 'ALBRequestCountPerTarget',
};

export interface Range {
  min: number;
  max: number;
}

export interface TrackingOptions {
  kind: 'tracking';
  metric: TrackedMetric;
  target: number;
  scaleOutCooldown: number;
  scaleInCooldown: number;
  disableScaleIn: boolean;
}

export interface StepOptions {
  kind: 'step';
  /** Scales out above the threshold, or in below it. */
  direction: 'out' | 'in';
  /** Percent of CPU. */
  threshold: number;
  /** Tasks added or removed from the threshold on. */
  first: number;
  /** So far beyond the threshold, so many instead; null for one step only. */
  further: { beyond: number; change: number } | null;
  cooldown: number;
}

export interface ScheduleOptions {
  kind: 'scheduled';
  /** `rate(10 minutes)`, `at(…)`, `cron(…)` */
  schedule: string;
  range: Range;
}

export type PolicyOptions = TrackingOptions | StepOptions | ScheduleOptions;

export const planRange = (service: ServiceView, { min, max }: Range): Gesture => ({
  label: `Let ${service.name} have ${min} to ${max} tasks`,
  operations: [register(service, { min, max })],
});

const register = (service: ServiceView, { min, max }: Range): Operation => ({
  target: 'ApplicationAutoScaling.RegisterScalableTarget',
  input: { ...scalable(service), MinCapacity: min, MaxCapacity: max },
});

/** What a new policy or scheduled action would be called. */
export function freePolicyName(service: ServiceView, options: PolicyOptions): string {
  const taken = service.scaling?.policies.map(({ name }) => name) ?? [];
  if (options.kind === 'tracking') return freeName(`${options.metric}-${options.target}`, taken);
  if (options.kind === 'step') return freeName(`step-${options.direction}`, taken);
  return 'schedule';
}

/** A policy or a scheduled action; a service that is not scaled yet is registered first. */
export function planPolicy(
  entities: Entities,
  service: ServiceView,
  options: PolicyOptions & { name: string; range: Range | null },
): Gesture | string {
  const { range } = options;
  const operations = policyOperations(entities, service, options);
  if (typeof operations === 'string') return operations;
  return {
    label: `Scale ${service.name} by ${options.name}`,
    operations: [...(range ? [register(service, range)] : []), ...operations],
  };
}

function policyOperations(
  entities: Entities,
  service: ServiceView,
  options: PolicyOptions & { name: string },
): Operation[] | string {
  switch (options.kind) {
    case 'tracking':
      return trackingOperations(entities, service, options);
    case 'step':
      return stepOperations(service, options);
    case 'scheduled': {
      const { name, schedule, range } = options;
      const input = {
        ...scalable(service),
        ScheduledActionName: name,
        Schedule: schedule,
        ScalableTargetAction: { MinCapacity: range.min, MaxCapacity: range.max },
      };
      return [{ target: 'ApplicationAutoScaling.PutScheduledAction', input }];
    }
  }
}

/** `app/NAME/ID/targetgroup/NAME/ID` of the first group that is behind a load balancer. */
function requestLabel(entities: Entities, service: ServiceView): string | null {
  for (const arn of service.targetGroupArns) {
    const [balancer] = oneOf(entities, 'targetGroup', arn)?.loadBalancerArns ?? [];
    if (balancer === undefined) continue;
    return `${balancer.split(':loadbalancer/').at(-1)}/${arn.split(':').at(-1)}`;
  }
  return null;
}

function trackingOperations(
  entities: Entities,
  service: ServiceView,
  options: TrackingOptions & { name: string },
): Operation[] | string {
  const { metric, target, scaleOutCooldown, scaleInCooldown, disableScaleIn } = options;
  const label = metric === 'requests' ? requestLabel(entities, service) : undefined;
  if (label === null) return 'Its target group stands behind no load balancer.';
  const configuration = {
    TargetValue: target,
    PredefinedMetricSpecification: {
      PredefinedMetricType: PREDEFINED[metric],
      ...(label !== undefined && { ResourceLabel: label }),
    },
    ScaleOutCooldown: scaleOutCooldown,
    ScaleInCooldown: scaleInCooldown,
    ...(disableScaleIn && { DisableScaleIn: true }),
  };
  const input = {
    ...scalable(service),
    PolicyName: options.name,
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: configuration,
  };
  return [{ target: 'ApplicationAutoScaling.PutScalingPolicy', input }];
}

type Steps = NonNullable<
  NonNullable<
    InputOf<'ApplicationAutoScaling.PutScalingPolicy'>['StepScalingPolicyConfiguration']
  >['StepAdjustments']
>;

/** Bounds are counted from the threshold; those for scaling in stand below it. */
function adjustments({ direction, first, further }: StepOptions): Steps {
  const sign = direction === 'out' ? 1 : -1;
  const near = direction === 'out' ? 'MetricIntervalLowerBound' : 'MetricIntervalUpperBound';
  const far = direction === 'out' ? 'MetricIntervalUpperBound' : 'MetricIntervalLowerBound';
  if (!further) return [{ [near]: 0, ScalingAdjustment: sign * first }];
  const bound = sign * further.beyond;
  return [
    { [near]: 0, [far]: bound, ScalingAdjustment: sign * first },
    { [near]: bound, ScalingAdjustment: sign * further.change },
  ];
}

/** A step policy does nothing by itself: the alarm that carries it out comes with it. */
function stepOperations(service: ServiceView, options: StepOptions & { name: string }) {
  const { name, direction, threshold, cooldown } = options;
  const input = {
    ...scalable(service),
    PolicyName: name,
    PolicyType: 'StepScaling',
    StepScalingPolicyConfiguration: {
      AdjustmentType: 'ChangeInCapacity',
      StepAdjustments: adjustments(options),
      Cooldown: cooldown,
      MetricAggregationType: 'Average',
    },
  };
  const alarm = {
    AlarmName: `${service.name}-${name}`,
    Namespace: 'AWS/ECS',
    MetricName: 'CPUUtilization',
    Dimensions: [
      { Name: 'ClusterName', Value: lastPart(service.clusterArn) },
      { Name: 'ServiceName', Value: service.name },
    ],
    Statistic: 'Average',
    Period: 60,
    EvaluationPeriods: 2,
    Threshold: threshold,
    ComparisonOperator:
      direction === 'out' ? 'GreaterThanOrEqualToThreshold' : 'LessThanOrEqualToThreshold',
    AlarmActions: ['$POLICY'],
  };
  return [
    {
      target: 'ApplicationAutoScaling.PutScalingPolicy',
      input,
      saves: { name: 'POLICY', path: 'PolicyARN' },
    },
    { target: 'CloudWatch.PutMetricAlarm', input: alarm },
  ];
}

export const planPolicyRemoval = (service: ServiceView, name: string, type: string): Removal => ({
  consequences: [
    type === 'TargetTrackingScaling'
      ? 'The two alarms that were made for it go too.'
      : 'An alarm that carried it out stays, with nothing to do.',
    'The desired count stays as it is.',
  ],
  gesture: {
    label: `Delete scaling policy ${name}`,
    operations: [
      {
        target: 'ApplicationAutoScaling.DeleteScalingPolicy',
        input: { ...scalable(service), PolicyName: name },
      },
    ],
  },
});

export const planScheduleRemoval = (service: ServiceView, name: string): Removal => ({
  consequences: ['The range that it has set stays.'],
  gesture: {
    label: `Delete scheduled action ${name}`,
    operations: [
      {
        target: 'ApplicationAutoScaling.DeleteScheduledAction',
        input: { ...scalable(service), ScheduledActionName: name },
      },
    ],
  },
});

/** Ends all scaling of a service. */
export function planUnscaling(service: ServiceView): Removal {
  const policies = service.scaling?.policies.length ?? 0;
  return {
    consequences: [
      ...(policies > 0 ? [`Its policies (${policies}) go, with the alarms made for them.`] : []),
      'Its scheduled actions go.',
      `The desired count stays at ${service.desired}.`,
    ],
    gesture: {
      label: `Stop scaling ${service.name}`,
      operations: [
        {
          target: 'ApplicationAutoScaling.DeregisterScalableTarget',
          input: { ...scalable(service) },
        },
      ],
    },
  };
}
