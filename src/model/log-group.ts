import type { SimMicros } from './sim-time';

export interface LogEvent {
  readonly at: SimMicros;
  readonly message: string;
}

/**
 * `PREFIX/CONTAINER/TASK-ID` of the awslogs driver; without a prefix (EC2) the container's id.
 */
export interface LogStream {
  readonly name: string;
  readonly createdAt: SimMicros;
  /** Oldest first, bounded by `limits.ts`; `dropped` counts what was let go. */
  events: LogEvent[];
  dropped: number;
}

/**
 * A log group of CloudWatch Logs. One that was never declared comes into being with its first
 * stream; a deleted one is a mark that it is not there.
 */
export interface LogGroup {
  readonly name: string;
  readonly arn: string;
  readonly isDeclared: boolean;
  readonly createdAt: SimMicros;
  retentionInDays?: number;
  deleted: boolean;
  /** Members given at creation that are shown and have no effect. */
  carried?: Record<string, unknown>;
  streams: Record<string, LogStream>;
}
