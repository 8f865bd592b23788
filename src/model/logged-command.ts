import type { SimMicros } from './sim-time';

/**
 * A command that was carried out and changed something, and the simulated moment it was given at.
 */
export interface LoggedCommand {
  at: SimMicros;
  target: string;
  input: Record<string, unknown>;
}
