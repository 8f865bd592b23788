import { HOP, OUTCOME } from '../../model/view';
import { ENDED, isFailure } from '../observe/cell-figures';
import { moveInBuckets } from './outstanding-buckets';
import type { Plane } from './plane';
import { ROW } from './requests';

const { ARRIVED_AT, SOURCE, SLOT, CELL, LANE_NEXT, LANE_PREV } = ROW;

const ANSWERED_WELL = ENDED.target2xx;

/**
 * The one place where a request that reached a target ends: counted once, whatever the cause.
 * Written out, as it is half of the way of every request.
 */
export function endRequest(p: Plane, row: number, ending: number): void {
  const { requests: r, slots } = p;
  const { ints, doubles } = r;
  const slot = ints[row + SLOT]!;
  p.metrics.record(ints[row + CELL]!, ending, p.kernel.now - doubles[(row >> 1) + ARRIVED_AT]!);
  const outstanding = slots.outstanding[slot]! - 1;
  slots.outstanding[slot] = outstanding;
  const { buckets } = p.tables[slots.table[slot]!]!;
  if (buckets !== null) moveInBuckets(buckets, slot, outstanding);
  // `leaveLane`
  const index = r.laneOf(row);
  if (index >= 0) {
    const lane = p.lanes[index]!;
    const before = ints[row + LANE_PREV]!;
    const after = ints[row + LANE_NEXT]!;
    if (before >= 0) ints[before + LANE_NEXT] = after;
    else lane.head = after;
    if (after >= 0) ints[after + LANE_PREV] = before;
    else lane.tail = before;
    r.setLane(row, -1);
  }
  const source = ints[row + SOURCE]!;
  if (ending === ANSWERED_WELL) {
    const client = p.clients[source]!;
    client.ended++;
    client.ok++;
  } else noteEnding(p, source, ending);
  if (r.isDrawn(row)) drawEnding(p, r.numberOf(row), source, slot, ending);
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
