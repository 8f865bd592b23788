import { PHASE } from '../engine-context';
import { EVENT } from '../kernel/event-kinds';
import { later, type Plane } from './plane';
import { append, unlink } from './row-list';
import { ROW } from './requests';

const { ARRIVED_AT, LANE_NEXT } = ROW;

const LOOK = { phase: PHASE.timer, kind: EVENT.timeout };

/** The lane for this wait and ending; made when it is first asked for. */
export function laneFor(p: Plane, offsetUs: number, ending: number): number {
  const known = p.lanes.findIndex((l) => l.offsetUs === offsetUs && l.ending === ending);
  if (known >= 0) return known;
  return p.lanes.push({ offsetUs, ending, head: -1, tail: -1, dueSeq: -1 }) - 1;
}

/** A row that was taken at this very moment. */
export function joinLane(p: Plane, index: number, row: number): void {
  const lane = p.lanes[index]!;
  const r = p.requests;
  r.setLane(row, index);
  append(lane, r.ints, LANE_NEXT, row);
  if (lane.dueSeq < 0) lane.dueSeq = later(p, lane.offsetUs, LOOK, index, 0);
}

export function leaveLane(p: Plane, row: number): void {
  const r = p.requests;
  const index = r.laneOf(row);
  if (index < 0) return;
  unlink(p.lanes[index]!, r.ints, LANE_NEXT, row);
  r.setLane(row, -1);
}

/**
 * The event of a lane: `giveUp` is called for each request whose deadline has come (and ends it).
 */
export function lookAtLane(
  p: Plane,
  index: number,
  seq: number,
  giveUp: (p: Plane, row: number, ending: number) => void,
): void {
  const lane = p.lanes[index]!;
  if (seq !== lane.dueSeq) return;
  const { now } = p.kernel;
  lane.dueSeq = -1;
  const { doubles } = p.requests;
  const headDue = () => doubles[(lane.head >> 1) + ARRIVED_AT]! + lane.offsetUs;
  while (lane.head >= 0 && headDue() <= now) {
    giveUp(p, lane.head, lane.ending);
  }
  if (lane.head >= 0 && lane.dueSeq < 0) {
    lane.dueSeq = later(p, headDue() - now, LOOK, index, 0);
  }
}
