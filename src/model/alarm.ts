import type { SimMicros } from './sim-time';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/**
 * A CloudWatch metric alarm on one of the sandbox's own metrics.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export interface Alarm {
  readonly name: string;
  readonly arn: string;
  description?: string;
  /** When it was made, or changed last. */
  updatedAt: SimMicros;
  /** `AWS/ApplicationELB` or `AWS/ECS`. */
  namespace: string;
  metricName: string;
  dimensions: { name: string; value: string }[];
  /** `Sum`, `Average`, `Minimum`, `Maximum`, `SampleCount`, or a percentile such as `p99`. */
  statistic: string;
  /** Seconds: 10, 20, 30 or a multiple of 60. */
  periodSeconds: number;
  evaluationPeriods: number;
  datapointsToAlarm: number;
  threshold: number;
  comparisonOperator:
    | 'GreaterThanOrEqualToThreshold'
    | 'GreaterThanThreshold'
    | 'LessThanThreshold'
    | 'LessThanOrEqualToThreshold';
  treatMissingData: 'missing' | 'notBreaching' | 'breaching' | 'ignore';
  actionsEnabled: boolean;
  state: AlarmState;
  stateReason: string;
  stateUpdatedAt: SimMicros;
  /** Figures of the periods looked at last, newest last; null where there was no data. */
  recent: (number | null)[];
  /** The moment up to which periods have been looked at. */
  evaluatedAt: SimMicros;
  /** Unknown members of the input that are only shown. */
  carried: Record<string, unknown>;
}
