import type { SimMicros } from './sim-time';

/**
 * Application Auto Scaling on the desired count of a service.
 * https://docs.aws.amazon.com/autoscaling/application/APIReference/API_ScalableTarget.html
 */
export interface ScalableTarget {
  /** `service/CLUSTER/SERVICE` */
  readonly resourceId: string;
  readonly arn: string;
  minCapacity: number;
  maxCapacity: number;
  roleArn?: string;
  suspended: { scaleOut: boolean; scaleIn: boolean; scheduled: boolean };
  tags: Record<string, string>;
  readonly createdAt: SimMicros;
  policies: ScalingPolicy[];
  scheduledActions: ScheduledAction[];
  /** Newest first, bounded. */
  activities: ScalingActivity[];
  /** The cooldown of the last scale-out, and how many tasks were added in it. */
  scaleOut?: { until: SimMicros; added: number };
  /** That of the last scale-in. */
  scaleIn?: { until: SimMicros };
}

/**
 * With the members that the API has.
 * https://docs.aws.amazon.com/autoscaling/application/APIReference/API_TargetTrackingScalingPolicyConfiguration.html
 */
export interface TargetTracking {
  TargetValue: number;
  PredefinedMetricSpecification?: { PredefinedMetricType: string; ResourceLabel?: string };
  CustomizedMetricSpecification?: {
    MetricName: string;
    Namespace: string;
    Dimensions: { Name: string; Value: string }[];
    Statistic: string;
    Unit?: string;
  };
  ScaleOutCooldown?: number;
  ScaleInCooldown?: number;
  DisableScaleIn?: boolean;
}

/**
 * https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepScalingPolicyConfiguration.html
 */
export interface StepScaling {
  AdjustmentType: 'ChangeInCapacity' | 'PercentChangeInCapacity' | 'ExactCapacity';
  StepAdjustments: StepAdjustment[];
  MinAdjustmentMagnitude?: number;
  Cooldown?: number;
  MetricAggregationType?: 'Average' | 'Minimum' | 'Maximum';
}

/** Bounds are differences of the metric from the alarm's threshold; absent ones are infinite. */
export interface StepAdjustment {
  MetricIntervalLowerBound?: number;
  MetricIntervalUpperBound?: number;
  ScalingAdjustment: number;
}

interface AnyPolicy {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: SimMicros;
}

/** `alarmNames`: those that were made for it, the one for scaling out first. */
export type ScalingPolicy =
  | (AnyPolicy & {
      readonly type: 'TargetTrackingScaling';
      tracking: TargetTracking;
      alarmNames: string[];
    })
  | (AnyPolicy & { readonly type: 'StepScaling'; steps: StepScaling });

export interface ScheduledAction {
  readonly name: string;
  readonly arn: string;
  /** `at(…)`, `rate(…)`, `cron(…)` */
  schedule: string;
  timezone?: string;
  minCapacity?: number;
  maxCapacity?: number;
  /** A recurring schedule holds between these. */
  startAt?: SimMicros;
  endAt?: SimMicros;
  readonly createdAt: SimMicros;
  /** When it is due; null if not any more. */
  nextAt: SimMicros | null;
}

export interface ScalingActivity {
  readonly id: string;
  readonly at: SimMicros;
  endedAt?: SimMicros;
  readonly description: string;
  readonly cause: string;
  statusCode: 'Successful' | 'InProgress' | 'Failed' | 'Overridden';
  statusMessage?: string;
  /** The desired count before and after; equal where it stayed. */
  readonly from: number;
  readonly to: number;
  /** Why nothing was scaled. */
  notScaled?: NotScaledReason;
}

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_NotScaledReason.html */
export interface NotScaledReason {
  code: 'AlreadyAtMaxCapacity' | 'AlreadyAtMinCapacity' | 'AlreadyAtDesiredCapacity';
  /** The maximum, the minimum, the desired count. */
  capacity: number;
}
