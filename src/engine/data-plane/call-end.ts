import { HOP, OUTCOME } from '../../model/view';
import { PHASE } from '../engine-context';
import { EVENT } from '../kernel/event-kinds';
import { isFailure } from '../observe/cell-figures';
import { ORPHAN, parentOf } from './call-link';
import { leaveLane } from './deadlines';
import { later, type Plane } from './plane';

const DUE = { phase: PHASE.completion, kind: EVENT.callDue };

/** The one place where a call ends: it is counted, and the request that made it goes on. */
export function endCall(p: Plane, row: number, ending: number): void {
  const r = p.requests;
  p.metrics.began(r.cell[row]!);
  p.metrics.record(r.cell[row]!, ending, p.kernel.now - r.arrivedAt[row]!);
  leaveLane(p, row);
  if (r.drawn[row]) {
    const failed = isFailure(ending);
    const outcome = failed ? OUTCOME.failed : OUTCOME.ok;
    const hop = failed ? HOP.refused : HOP.answer;
    p.dots.note(p.kernel.now, r.numberOf(row), hop, -1, -1, outcome);
  }
  const source = r.source[row]!;
  r.source[row] = ORPHAN;
  if (source === ORPHAN) return;
  const parent = parentOf(source);
  if (isFailure(ending)) r.failing[parent] = 1;
  r.doneAt[parent] = 0;
  r.workUs[parent] = r.workUs[parent]! - 1;
  planCalls(p, parent);
}

/** A request's own work is done, or a call of it has ended: what comes next is due. */
export function planCalls(p: Plane, row: number): void {
  later(p, 0, DUE, row, p.requests.generation[row]!);
}

/** The request that made a call is gone: nobody waits for the answer. */
export function orphanCall(p: Plane, parent: number): void {
  const r = p.requests;
  const child = r.doneAt[parent]! - 1;
  if (r.workUs[parent]! < 0 && child >= 0) r.source[child] = ORPHAN;
}
