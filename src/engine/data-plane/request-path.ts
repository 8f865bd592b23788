import { seconds, US_PER_SECOND } from '../../model/sim-time';
import { HOP, OUTCOME } from '../../model/view';
import { ENDED } from '../observe/cell-figures';
import { TIMINGS } from '../timings';
import { endCall } from './call-end';
import { chooseTarget } from './choice';
import { planArrival } from './clients';
import { joinLane } from './deadlines';
import { moveInBuckets } from './outstanding-buckets';
import type { Plane } from './plane';
import { drawEnding, endRequest, noteEnding } from './request-end';
import { ROW, STATUS } from './requests';
import { noteSent } from './sent-log';
import type { Route } from './route';
import { cellOf, routeOf } from './routes';
import { groupForUser, jarsOf, pickUser, targetForUser } from './stickiness';
import { NOBODY } from './target-slots';
import type { TaskServer } from './task-server';
import { accepts, leaveLine, takeIn } from './task-work';
import { pickGroup } from './weights';

const { ARRIVED_AT, WORK_US, SOURCE, SERVER, LANE_NEXT, LANE_PREV } = ROW;

// Constants of this file are quicker to get at than those of another.
const NO_TASK = NOBODY;
const CLOSING_US = seconds(TIMINGS.connectionClosing.high);

/** The event of a client's next request. */
export function onArrival(p: Plane, index: number, seq: number): void {
  const client = p.clients[index]!;
  if (seq !== client.dueSeq) return;
  const route = p.routes[index] ?? routeOf(p, index);
  arrive(p, index, route);
  planArrival(p, client);
}

/** A request reaches its load balancer: rule, group and target are chosen now. */
function arrive(p: Plane, source: number, route: Route): void {
  const number = ++p.requestNumber;
  const drawn = p.dots.draws(number);
  if (drawn) p.dots.note(p.kernel.now, number, HOP.toLoadBalancer, source, -1, OUTCOME.underWay);
  if (route.kind === 'nowhere') {
    // No load balancer or listener: the connection is refused. Never a request to AWS, but a
    // failure to the client.
    p.metrics.refuse(route.cell);
    noteEnding(p, source, ENDED.elb502);
    if (drawn) drawEnding(p, number, source, -1, ENDED.elb502);
    return;
  }
  if (route.kind === 'answered') {
    endAtOnce(p, number, source, -1, route.cell, route.ending, drawn);
    return;
  }
  if (route.sticky !== null) {
    const jars = jarsOf(p, source, route);
    const user = pickUser(p, jars);
    const kept = groupForUser(p, route, jars, user);
    const its = kept < 0 ? -1 : targetForUser(p, route, kept, jars, user);
    forward(p, number, source, its, route, kept, drawn);
    return;
  }
  const which = route.tables.length === 1 ? 0 : pickGroup(p, route);
  const slot = which < 0 ? -1 : chooseTarget(p, p.tables[route.tables[which]!]!);
  forward(p, number, source, slot, route, which, drawn);
}

function forward(
  p: Plane,
  number: number,
  source: number,
  slot: number,
  route: Route,
  which: number,
  drawn: boolean,
): void {
  if (slot >= 0) {
    send(p, number, source, slot, route, drawn);
    return;
  }
  // Nobody registered, or weight 0 everywhere. A group never hands over to its sibling.
  const cell = route.groupCells[Math.max(0, which)]!;
  endAtOnce(p, number, source, -1, cell, ENDED.elb503, drawn);
}

/** Counts a request that never is in flight. */
function endAtOnce(
  p: Plane,
  number: number,
  source: number,
  slot: number,
  cell: number,
  ending: number,
  drawn: boolean,
): void {
  p.metrics.began(cell);
  p.metrics.record(cell, ending, 0);
  noteEnding(p, source, ending);
  if (drawn) drawEnding(p, number, source, slot, ending);
}

/**
 * The load balancer opens a connection to a target and hands the request on. Nearly all of a run's
 * time goes into this and into its counterpart, `leave`: what is done here is written out, where
 * elsewhere it is called.
 */
function send(
  p: Plane,
  number: number,
  source: number,
  slot: number,
  route: Route,
  drawn: boolean,
): void {
  const { slots, kernel, requests: r } = p;
  const cell =
    slots.balancer[slot] === route.balancer ? slots.cell[slot]! : cellOf(p, slot, route.balancer);
  noteSent(p.clients[source]!.sent, cell);
  if (drawn) p.dots.note(kernel.now, number, HOP.toTarget, source, slot, OUTCOME.underWay);
  const server = slots.server[slot]!;
  const s = server < 0 ? null : p.servers[server]!;
  if (server !== NO_TASK && (!s || !accepts(s, kernel.now) || isClosing(p, s, route.idleUs))) {
    endAtOnce(p, number, source, slot, cell, ENDED.elb502, drawn);
    return;
  }
  const row = r.take(source, slot, cell, server);
  const { ints, doubles } = r;
  doubles[(row >> 1) + ARRIVED_AT] = kernel.now;
  if (drawn) r.draw(row, number);
  p.metrics.began(cell);
  const outstanding = slots.outstanding[slot]! + 1;
  slots.outstanding[slot] = outstanding;
  const { buckets } = p.tables[slots.table[slot]!]!;
  if (buckets !== null) moveInBuckets(buckets, slot, outstanding);
  if (s === null) {
    joinLane(p, route.connectLane, row);
    r.setStatus(row, STATUS.waiting);
    return;
  }
  // `joinLane`
  const lane = p.lanes[route.lane]!;
  const last = lane.tail;
  if (lane.dueSeq < 0) joinLane(p, route.lane, row);
  else {
    r.setLane(row, route.lane);
    ints[row + LANE_PREV] = last;
    if (last >= 0) ints[last + LANE_NEXT] = row;
    else lane.head = row;
    lane.tail = row;
  }
  s.accepted++;
  // Of the two ways to the same number the shorter one, where it can be gone.
  const mean = p.exponential[server]!;
  const { serviceTimes, errors } = p.streams;
  const us = mean > 0 ? -mean * serviceTimes.nextLog() : p.samplers[server]!(serviceTimes);
  doubles[(row >> 1) + WORK_US] = us;
  const errorRate = s.errorRate ?? s.image.errorRate;
  if (errorRate > 0 && errors.next() < errorRate) r.setFailing(row, true);
  takeIn(p, s, row);
}

/**
 * Whether the request goes out on a connection that the app is just closing. An idle connection is
 * anywhere in its keep-alive, so the chance is the share of it that the close takes.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
 */
function isClosing(p: Plane, s: TaskServer, idleUs: number): boolean {
  const keepAliveUs = s.image.keepAliveSeconds * US_PER_SECOND;
  if (keepAliveUs >= idleUs || keepAliveUs <= 0) return false;
  return p.streams.connections.next() * keepAliveUs < CLOSING_US;
}

/** Ends a request before its answer. What the task has begun it goes on with, for nobody. */
export function giveUp(p: Plane, row: number, ending: number): void {
  const r = p.requests;
  if (r.ints[row + SOURCE]! < -1) endCall(p, row, ending);
  else endRequest(p, row, ending);
  if (r.statusOf(row) === STATUS.inService) {
    r.setStatus(row, STATUS.ended);
    return;
  }
  if (r.statusOf(row) === STATUS.waiting && r.ints[row + SERVER]! >= 0)
    leaveLine(p, p.servers[r.ints[row + SERVER]!]!, row);
  r.release(row);
}
