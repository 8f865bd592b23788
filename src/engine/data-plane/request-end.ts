import { HOP, OUTCOME } from '../../model/view';
import { ENDED, isFailure } from '../observe/cell-figures';
import { moveInBuckets } from './outstanding-buckets';
import type { Plane } from './plane';

const ANSWERED_WELL = ENDED.target2xx;

/**
 * The one place where a request that reached a target ends: counted once, whatever the cause.
 * Written out, as it is half of the way of every request.
 */
export function endRequest(p: Plane, row: number, ending: number): void {
  const { requests: r, slots } = p;
  const slot = r.slot[row]!;
  p.metrics.record(r.cell[row]!, ending, p.kernel.now - r.arrivedAt[row]!);
  const outstanding = slots.outstanding[slot]! - 1;
  slots.outstanding[slot] = outstanding;
  const { buckets } = p.tables[slots.table[slot]!]!;
  if (buckets !== null) moveInBuckets(buckets, slot, outstanding);
  // `leaveLane`
  const index = r.lane[row]!;
  if (index >= 0) {
    const lane = p.lanes[index]!;
    const before = r.lanePrev[row]!;
    const after = r.laneNext[row]!;
    if (before >= 0) r.laneNext[before] = after;
    else lane.head = after;
    if (after >= 0) r.lanePrev[after] = before;
    else lane.tail = before;
    r.lane[row] = -1;
  }
  const source = r.source[row]!;
  if (ending === ANSWERED_WELL) {
    const client = p.clients[source]!;
    client.ended++;
    client.ok++;
  } else noteEnding(p, source, ending);
  if (r.drawn[row] !== 0) drawEnding(p, r.numberOf(row), source, slot, ending);
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
