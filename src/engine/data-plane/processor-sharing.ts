import type { Plane } from './plane';
import type { TaskServer } from './task-server';
import { ROW } from './requests';

const { DONE_AT, WORK_US, NEXT, PREV } = ROW;

/**
 * All requests in progress share one CPU evenly. `virtualWork` is how much each request present all
 * along would have been given; a request is done when that reaches its own mark (`doneAt`).
 */

function advance(p: Plane, s: TaskServer): void {
  const { now } = p.kernel;
  if (s.busy > 0 && !s.hanging) {
    s.virtualWork += (now - s.sharedAt) / (s.busy * s.slowFactor * s.stretch);
  }
  s.sharedAt = now;
}

export function addToShares(p: Plane, s: TaskServer, row: number): void {
  const r = p.requests;
  // From nothing in progress the count starts again, so that it stays small and exact.
  if (s.busy === 0) s.virtualWork = 0;
  advance(p, s);
  r.doubles[(row >> 1) + DONE_AT] = s.virtualWork + r.doubles[(row >> 1) + WORK_US]!;
  r.ints[row + PREV] = -1;
  r.ints[row + NEXT] = s.sharing;
  if (s.sharing >= 0) r.ints[s.sharing + PREV] = row;
  s.sharing = row;
  s.busy++;
}

/** Brings the shares up to now and answers which request will be done first; -1 for none. */
export function nextShared(p: Plane, s: TaskServer): number {
  advance(p, s);
  const { doubles, ints } = p.requests;
  let first = s.sharing;
  for (let row = s.sharing; row >= 0; row = ints[row + NEXT]!) {
    // Of equals the one that came first, which stands later in the list.
    if (doubles[(row >> 1) + DONE_AT]! <= doubles[(first >> 1) + DONE_AT]!) first = row;
  }
  return first;
}

export function removeFromShares(p: Plane, s: TaskServer, row: number): number {
  const r = p.requests;
  const before = r.ints[row + PREV]!;
  const after = r.ints[row + NEXT]!;
  if (before >= 0) r.ints[before + NEXT] = after;
  else s.sharing = after;
  if (after >= 0) r.ints[after + PREV] = before;
  s.busy--;
  // Rounding to whole microseconds may leave the count a hair short of the mark.
  if (s.virtualWork < r.doubles[(row >> 1) + DONE_AT]!)
    s.virtualWork = r.doubles[(row >> 1) + DONE_AT]!;
  return row;
}
