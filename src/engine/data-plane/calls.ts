import { seconds } from '../../model/sim-time';
import { HOP, OUTCOME } from '../../model/view';
import { PHASE } from '../engine-context';
import { EVENT } from '../kernel/event-kinds';
import { CALL_ENDED, callIndex, callLabel } from '../observe/service-call-view';
import { TIMINGS } from '../timings';
import { endCall } from './call-end';
import { type CallLink, callsDone, callSource, callsWanted, ORPHAN, parentOf } from './call-link';
import { isOpen, refreshCallees } from './callees';
import { joinLane } from './deadlines';
import { isAvoided, noteFailedConnection } from './outliers';
import { later, type Plane } from './plane';
import { ROW, STATUS } from './requests';
import type { TaskServer } from './task-server';
import { accepts, finishWork, holdWork, takeIn } from './task-work';

const { ARRIVED_AT, DONE_AT, WORK_US, SOURCE, SERVER, CELL, NEXT, GENERATION } = ROW;

/**
 * Requests that call other services before they are answered: one call after the other, each a
 * request of its own at another task. A call that fails makes the answer an error.
 */

const RETRY = { phase: PHASE.completion, kind: EVENT.callRetry };
/** A proxy tries so many times in all (two retries). */
const TRIES = 3;
/** While it connects, a call's row holds its tries so far in `doneAt`, the last host in `next`. */
const NO_HOST = -1;

/** The event that a request's own work is done, or that a call of it has ended. */
export function onCallDue(p: Plane, row: number, generation: number): void {
  const r = p.requests;
  if (r.ints[row + GENERATION] !== generation) return;
  const s = p.servers[r.ints[row + SERVER]!]!;
  if (r.doubles[(row >> 1) + WORK_US]! >= 0) r.doubles[(row >> 1) + WORK_US] = -1;
  const isOver =
    r.statusOf(row) === STATUS.ended ||
    r.isFailing(row) ||
    callsDone(r.doubles[(row >> 1) + WORK_US]!) >= callsWanted(s);
  if (s.hanging) holdWork(p, row);
  else if (!isOver) begin(p, s, row);
  else finishWork(p, s, row);
}

function begin(p: Plane, s: TaskServer, row: number): void {
  const link = s.calls[callsDone(p.requests.doubles[(row >> 1) + WORK_US]!) % s.calls.length]!;
  refreshCallees(p, s, link);
  const r = p.requests;
  const call = r.take(callSource(row), -1, -1, NO_HOST);
  r.doubles[(call >> 1) + ARRIVED_AT] = p.kernel.now;
  r.setStatus(call, STATUS.connecting);
  r.ints[call + NEXT] = NO_HOST;
  r.doubles[(row >> 1) + DONE_AT] = call + 1;
  r.ints[call + CELL] = cellOf(p, s, link, null);
  noteDot(p, link, row, call);
  if (link.via !== 'unknown' && link.lane >= 0) joinLane(p, link.lane, call);
  connect(p, s, link, call);
}

/** The event of a call whose connection failed. */
export function onCallRetry(p: Plane, call: number, generation: number): void {
  const r = p.requests;
  if (r.ints[call + GENERATION] !== generation) return;
  if (r.ints[call + SOURCE] === ORPHAN || r.doubles[(call >> 1) + DONE_AT]! >= TRIES) {
    fail(p, call, CALL_ENDED.notConnected);
    return;
  }
  const row = parentOf(r.ints[call + SOURCE]!);
  const s = p.servers[r.ints[row + SERVER]!]!;
  const link = s.calls[callsDone(r.doubles[(row >> 1) + WORK_US]!) % s.calls.length]!;
  refreshCallees(p, s, link);
  connect(p, s, link, call);
}

/** Of a request's first thousand calls each has a number between the request's and the next. */
const numberOf = (request: number, done: number): number =>
  Number.isInteger(request) && done < 999 ? request + (done + 1) / 1000 : 0;

/** The call of a request that is drawn is drawn too. */
function noteDot(p: Plane, link: CallLink, row: number, call: number): void {
  const r = p.requests;
  if (!r.isDrawn(row)) return;
  const number = numberOf(r.numberOf(row), callsDone(r.doubles[(row >> 1) + WORK_US]!));
  if (number === 0) return;
  r.draw(call, number);
  if (link.dotIndex === 0 || link.dotsOf !== link.serviceArn) {
    link.dotsOf = link.serviceArn;
    link.dotIndex = callIndex(p.metrics, p.metrics.labels[r.ints[call + CELL]!]!.loadBalancerArn);
  }
  const { now } = p.kernel;
  p.dots.note(now, number, HOP.toLoadBalancer, link.dotIndex, -1, OUTCOME.underWay);
}

function connect(p: Plane, s: TaskServer, link: CallLink, call: number): void {
  const r = p.requests;
  const host = chooseHost(
    p,
    link,
    r.doubles[(call >> 1) + DONE_AT]! > 1 ? r.ints[call + NEXT]! : NO_HOST,
  );
  if (host === NO_HOST) {
    fail(p, call, link.via === 'unknown' ? CALL_ENDED.unknownName : CALL_ENDED.notConnected);
    return;
  }
  const callee = p.servers[host]!;
  if (!isOpen(p, s, callee, link.containerPort)) {
    retry(p, link, call, host, seconds(TIMINGS.callConnect.low));
    return;
  }
  if (callee.ended || !accepts(callee, p.kernel.now)) {
    retry(p, link, call, host, 0);
    return;
  }
  r.ints[call + CELL] = cellOf(p, s, link, callee);
  r.ints[call + SERVER] = host;
  callee.accepted++;
  r.doubles[(call >> 1) + WORK_US] = p.samplers[host]!(p.streams.serviceTimes);
  const errorRate = callee.errorRate ?? callee.image.errorRate;
  r.setFailing(call, errorRate > 0 && p.streams.errors.next() < errorRate);
  takeIn(p, callee, call);
}

/** CONNECT-2: round robin; on the second retry another host than the one that failed last. */
function chooseHost(p: Plane, link: CallLink, not: number): number {
  const { pool } = link;
  if (pool.length === 0) return NO_HOST;
  if (link.via === 'CLOUD_MAP') {
    return pool[Math.floor(p.streams.calls.next() * pool.length)]!;
  }
  let fallback = NO_HOST;
  for (let tries = 0; tries < pool.length; tries++) {
    const host = pool[link.cursor++ % pool.length]!;
    if (host === not && pool.length > 1) continue;
    if (!isAvoided(p, link, host)) return host;
    if (fallback === NO_HOST) fallback = host;
  }
  return fallback === NO_HOST ? pool[0]! : fallback;
}

function retry(p: Plane, link: CallLink, call: number, host: number, waitUs: number): void {
  const r = p.requests;
  const isProxy = link.via === 'SERVICE_CONNECT';
  if (isProxy) noteFailedConnection(p, link, host);
  r.ints[call + NEXT] = host;
  r.doubles[(call >> 1) + DONE_AT] = isProxy ? r.doubles[(call >> 1) + DONE_AT]! + 1 : TRIES;
  later(p, waitUs, RETRY, call, r.ints[call + GENERATION]!);
}

function fail(p: Plane, call: number, ending: number): void {
  endCall(p, call, ending);
  p.requests.release(call);
}

/** Where calls are counted: by who calls whom under which name, and the task that answers. */
function cellOf(p: Plane, s: TaskServer, link: CallLink, callee: TaskServer | null): number {
  const task = callee ? p.ctx.world.tasks.get(callee.taskArn) : undefined;
  const caller = p.ctx.world.tasks.get(s.taskArn);
  return p.metrics.cell({
    loadBalancerArn: callLabel({
      from: caller?.serviceArn ?? caller?.arn ?? '',
      to: link.serviceArn,
      via: link.via,
      host: link.host,
    }),
    targetGroupArn: null,
    taskArn: task?.arn ?? null,
    taskDefinitionArn: task?.taskDefinitionArn ?? null,
    deploymentId: task?.deploymentId ?? null,
    serviceArn: task?.serviceArn ?? (link.serviceArn || null),
  });
}
