import type { SimMicros } from './sim-time';

/**
 * Application Auto Scaling on the desired count of a service.
 * https://docs.aws.amazon.com/autoscaling/application/APIReference/API_ScalableTarget.html
 */
export interface ScalableTarget {
  /** `service/CLUSTER/SERVICE` */
  readonly resourceId: string;
  minCapacity: number;
  maxCapacity: number;
  suspended: { scaleOut: boolean; scaleIn: boolean; scheduled: boolean };
  readonly createdAt: SimMicros;
  policies: ScalingPolicy[];
  scheduledActions: ScheduledAction[];
  /** Newest first, bounded. */
  activities: ScalingActivity[];
  lastScaleOutAt?: SimMicros;
  lastScaleInAt?: SimMicros;
}

export interface ScalingPolicy {
  readonly name: string;
  readonly arn: string;
  readonly type: 'TargetTrackingScaling' | 'StepScaling';
  /** The configuration as given (TargetTrackingScalingPolicyConfiguration, Step…). */
  configuration: Record<string, unknown>;
  /** Alarms that Application Auto Scaling made for it. */
  alarmNames: string[];
  readonly createdAt: SimMicros;
}

export interface ScheduledAction {
  readonly name: string;
  /** `at(…)`, `rate(…)`, `cron(…)` */
  schedule: string;
  timezone?: string;
  minCapacity?: number;
  maxCapacity?: number;
  readonly createdAt: SimMicros;
}

export interface ScalingActivity {
  readonly id: string;
  readonly at: SimMicros;
  readonly description: string;
  readonly cause: string;
  readonly statusCode: 'Successful' | 'InProgress' | 'Failed' | 'Overridden';
  readonly from: number;
  readonly to: number;
}
