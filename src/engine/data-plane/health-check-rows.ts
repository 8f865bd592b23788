import { PHASE } from '../engine-context';
import { EVENT } from '../kernel/event-kinds';
import { later, type Plane } from './plane';

/** How a health check came back. */
export const CHECK = { answered: 0, timedOut: 1, refused: 2 } as const;

const RESULT = { phase: PHASE.completion, kind: EVENT.healthCheckResult };

/** The check under way at a target comes back after `delayUs`, as one of CHECK. */
export function planResult(p: Plane, slot: number, how: number, delayUs: number): void {
  p.slots.entries[slot]!.resultSeq = later(p, delayUs, RESULT, slot, how);
}

/** The row of a check has left the task: its result comes in at this same moment. */
export function endCheckOf(p: Plane, slot: number, how: number): void {
  p.slots.entries[slot]!.checkRow = -1;
  planResult(p, slot, how, 0);
}
