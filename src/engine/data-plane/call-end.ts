import { HOP, OUTCOME } from '../../model/view';
import { PHASE } from '../engine-context';
import { EVENT } from '../kernel/event-kinds';
import { isFailure } from '../observe/cell-figures';
import { ORPHAN, parentOf } from './call-link';
import { leaveLane } from './deadlines';
import { later, type Plane } from './plane';
import { ROW } from './requests';

const { ARRIVED_AT, DONE_AT, WORK_US, SOURCE, CELL, GENERATION } = ROW;

const DUE = { phase: PHASE.completion, kind: EVENT.callDue };

/** The one place where a call ends: it is counted, and the request that made it goes on. */
export function endCall(p: Plane, row: number, ending: number): void {
  const r = p.requests;
  p.metrics.began(r.ints[row + CELL]!);
  p.metrics.record(r.ints[row + CELL]!, ending, p.kernel.now - r.doubles[(row >> 1) + ARRIVED_AT]!);
  leaveLane(p, row);
  if (r.isDrawn(row)) {
    const failed = isFailure(ending);
    const outcome = failed ? OUTCOME.failed : OUTCOME.ok;
    const hop = failed ? HOP.refused : HOP.answer;
    p.dots.note(p.kernel.now, r.numberOf(row), hop, -1, -1, outcome);
  }
  const source = r.ints[row + SOURCE]!;
  r.ints[row + SOURCE] = ORPHAN;
  if (source === ORPHAN) return;
  const parent = parentOf(source);
  if (isFailure(ending)) r.setFailing(parent, true);
  r.doubles[(parent >> 1) + DONE_AT] = 0;
  r.doubles[(parent >> 1) + WORK_US] = r.doubles[(parent >> 1) + WORK_US]! - 1;
  planCalls(p, parent);
}

/** A request's own work is done, or a call of it has ended: what comes next is due. */
export function planCalls(p: Plane, row: number): void {
  later(p, 0, DUE, row, p.requests.ints[row + GENERATION]!);
}

/** The request that made a call is gone: nobody waits for the answer. */
export function orphanCall(p: Plane, parent: number): void {
  const r = p.requests;
  const child = r.doubles[(parent >> 1) + DONE_AT]! - 1;
  if (r.doubles[(parent >> 1) + WORK_US]! < 0 && child >= 0) r.ints[child + SOURCE] = ORPHAN;
}
