import type { SimMicros } from './sim-time';

/**
 * A session of ECS Exec: one command, or a shell that goes on until `exit`, until its container
 * ends or until nobody has typed anything for twenty minutes.
 */
export interface ExecSession {
  /** `ecs-execute-command-…` */
  readonly id: string;
  readonly taskArn: string;
  readonly containerName: string;
  /** When its container was started: one started again since is another. */
  readonly containerStartedAt: SimMicros;
  readonly command: string;
  /** Null for a command that is over as soon as it has answered. */
  readonly shell: 'sh' | 'bash' | null;
  readonly openedAt: SimMicros;
  lastInputAt: SimMicros;
  /** Set once it was left, or its command was done. */
  endedAt?: SimMicros;
  exitCode: number;
  cwd: string;
  /** What it has shown so far, its beginning cut off where it was too much. */
  transcript: string;
}
