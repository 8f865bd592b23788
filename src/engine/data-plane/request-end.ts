import { HOP, OUTCOME } from '../../model/view';
import { ENDED, isFailure } from '../observe/cell-figures';
import { leaveLane } from './deadlines';
import { countOutstanding, type Plane } from './plane';

/** The one place where a request that reached a target ends: counted once, whatever the cause. */
export function endRequest(p: Plane, row: number, ending: number): void {
  const r = p.requests;
  const slot = r.slot[row]!;
  p.metrics.record(r.cell[row]!, ending, p.kernel.now - r.arrivedAt[row]!);
  countOutstanding(p, slot, -1);
  leaveLane(p, row);
  noteEnding(p, r.source[row]!, ending);
  if (r.drawn[row]) drawEnding(p, r.numberOf(row), r.source[row]!, slot, ending);
}

/** Counts an ending for the client that sees it. */
export function noteEnding(p: Plane, source: number, ending: number): void {
  const client = p.clients[source]!;
  client.ended++;
  if (isFailure(ending)) client.failed++;
  else if (ending !== ENDED.target4xx && ending !== ENDED.elb4xx) client.ok++;
}

/** The last hop of a dot: a target's answer, one of the load balancer's own, or a failure. */
export function drawEnding(
  p: Plane,
  number: number,
  source: number,
  slot: number,
  ending: number,
): void {
  const failed = isFailure(ending);
  const byTarget = ending <= ENDED.target5xx;
  const hop = byTarget || !failed ? HOP.answer : HOP.refused;
  const outcome = failed ? OUTCOME.failed : OUTCOME.ok;
  p.dots.note(p.kernel.now, number, hop, source, slot, outcome);
}
