import type { SimMicros } from './sim-time';

export const FAULT_TYPES = [
  'kill-task',
  'crash-container',
  'hang-task',
  'slow-task',
  'fail-health-check',
  'error-burst',
  'memory-leak',
  'az-outage',
  'stop-instance',
  'agent-disconnect',
  'spot-interruption',
  'task-retirement',
  'capacity-unavailable',
  'registry-outage',
  'revoke-role',
  'block-security-group',
  'exhaust-subnet-ips',
  'efs-unreachable',
  'alarm',
] as const;
export type FaultType = (typeof FAULT_TYPES)[number];

/** An injected fault. Those without a lasting effect (kill-task, crash-container) end at once. */
export interface Fault {
  readonly faultId: string;
  readonly type: FaultType;
  readonly startedAt: SimMicros;
  /** When it ends by itself. */
  endsAt?: SimMicros;
  active: boolean;
  /** Tasks it was aimed at, resolved when it was injected. */
  taskArns: string[];
  /** Container instances it was aimed at, resolved when it was injected. */
  instanceArns?: string[];
  availabilityZone?: string;
  /** The CloudWatch alarm that is held in ALARM. */
  alarmName?: string;
  /** The EC2 instance, role, security group, subnet, file system or registry it was aimed at. */
  resource?: string;
  factor?: number;
  errorRate?: number;
  /** Memory-leak: how fast it grows. */
  mibPerSecond?: number;
}
