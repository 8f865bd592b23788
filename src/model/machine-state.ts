import type { SimMicros } from './sim-time';

/**
 * A lifecycle machine at rest, as plain data: what XState calls value and context, and when each
 * pending delayed event falls due. Due times live here and in the kernel's queue, nowhere else.
 */
export interface MachineState {
  /** Key into `machines/catalogue.ts`. */
  readonly machine: string;
  value: string;
  context: Record<string, unknown>;
  /**
   * Pending delayed events by XState's send id: `seq` tells a live queue entry from a cancelled
   * one.
   */
  timers: Record<string, { event: Record<string, unknown>; dueAt: SimMicros; seq: number }>;
  enteredAt: SimMicros;
  /** Every state so far and when it was entered, oldest first (bounded by `limits.ts`). */
  history: { value: string; at: SimMicros }[];
}
