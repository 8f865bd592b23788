import type { Account } from './account';

/** Where a node is drawn, in canvas pixels; `label` is the sandbox's own name for it. */
export interface NodeLayout {
  x: number;
  y: number;
  label?: string;
}

/**
 * The thing a user saves: what exists (account), the seed, and where it is drawn (layout by node
 * id).
 */
export interface SandboxDocument {
  readonly format: 'ecs-sandbox';
  readonly version: 1;
  id: string;
  name: string;
  seed: number;
  account: Account;
  /**
   * The commands of the run with their simulated times, so that it can be reopened as it was left.
   */
  log: { at: number; target: string; input: Record<string, unknown> }[];
  /** Simulated microseconds at which the sandbox was left. */
  now: number;
  layout: Record<string, NodeLayout>;
  /** Members of imported files that the simulator does not know, kept by node id. */
  notes: Record<string, unknown>;
}
