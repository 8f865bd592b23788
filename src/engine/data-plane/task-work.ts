import { PHASE } from '../engine-context';
import { EVENT } from '../kernel/event-kinds';
import { ENDED } from '../observe/cell-figures';
import { endCall, planCalls } from './call-end';
import { hasCallsLeft } from './call-link';
import { CHECK, endCheckOf } from './health-check-rows';
import { later, type Plane } from './plane';
import { endRequest } from './request-end';
import { noteAnswer } from './request-log';
import { ROW, STATUS } from './requests';
import { append, unlink } from './row-list';
import { addToShares, nextShared, removeFromShares } from './processor-sharing';
import { overLimit, type TaskServer } from './task-server';

const { DONE_AT, WORK_US, SOURCE, SERVER, SLOT, NEXT, PREV, GENERATION } = ROW;

/**
 * A task at work: requests take a slot, or stand in line until one is free, and leave when they
 * have been worked on. Nothing here knows how a request came to the task.
 */

// Constants of this file are quicker to get at than those of another.
const { waiting: WAITING, inService: IN_SERVICE } = STATUS;
const ANSWERED_WELL = ENDED.target2xx;
const BY_COMPLETION = PHASE.completion;
const COMPLETION = EVENT.completion;
const DONE = { phase: PHASE.completion, kind: EVENT.completion };
const SHARED = { phase: PHASE.completion, kind: EVENT.processorSharing };
const EXCEEDED = { phase: PHASE.completion, kind: EVENT.memoryExceeded };
/** `doneAt` of a request that was done while its task hung. */
const HELD = -1;

/** Whether a new connection would be accepted now. */
export const accepts = (s: TaskServer, now: number): boolean =>
  !s.closed &&
  !s.ended &&
  now >= s.listensAt &&
  (s.busy < s.image.concurrency || s.waiting < s.image.queueLimit);

/** Takes a request in, which `accepts` has allowed. Its row names the server and the work. */
export function takeIn(p: Plane, s: TaskServer, row: number): void {
  p.roster.wake(s.index);
  if (s.busy < s.image.concurrency) start(p, s, row);
  else {
    const r = p.requests;
    r.setStatus(row, WAITING);
    append(s, r.ints, NEXT, row);
    s.waiting++;
  }
  if (s.growsByRequest) watchMemory(p, s);
}

/** Takes a request that has not been started out of the line. */
export function leaveLine(p: Plane, s: TaskServer, row: number): void {
  unlink(s, p.requests.ints, NEXT, row);
  s.waiting--;
}

function start(p: Plane, s: TaskServer, row: number): void {
  const r = p.requests;
  const { ints, doubles } = r;
  r.setStatus(row, IN_SERVICE);
  if (s.image.discipline === 'processor-sharing') {
    addToShares(p, s, row);
    planShared(p, s);
    return;
  }
  s.busy++;
  doubles[(row >> 1) + DONE_AT] = 0;
  const us = doubles[(row >> 1) + WORK_US]! * s.slowFactor * s.stretch;
  // The nearest whole number, which `Math.round` takes longer to find.
  const wait = us < 1.5 ? 1 : Math.floor(us + 0.5);
  p.kernel.queue.pushAfter(wait, BY_COMPLETION, COMPLETION, row, ints[row + GENERATION]!);
}

/** The event of a request that has been worked on, in order of arrival. */
export function onCompletion(p: Plane, row: number, generation: number): void {
  const r = p.requests;
  if (r.ints[row + GENERATION] !== generation) return;
  const s = p.servers[r.ints[row + SERVER]!]!;
  if (s.hanging) {
    r.doubles[(row >> 1) + DONE_AT] = HELD;
    return;
  }
  if (hasCallsLeft(s, r.ints[row + SOURCE]!, r.doubles[(row >> 1) + WORK_US]!)) planCalls(p, row);
  else finishWork(p, s, row);
}

/** What a request asked for is done, calls and all. In order of arrival it has kept its slot. */
export function finishWork(p: Plane, s: TaskServer, row: number): void {
  if (s.image.discipline === 'fifo') s.busy--;
  leave(p, s, row);
}

/** A call of it has ended while its task hangs: it goes on when that is over. */
export function holdWork(p: Plane, row: number): void {
  p.requests.doubles[(row >> 1) + DONE_AT] = HELD;
}

/** The event of the first request to be done among those that share the CPU. */
export function onShared(p: Plane, server: number, seq: number): void {
  const s = p.servers[server]!;
  if (seq !== s.sharedSeq) return;
  const row = removeFromShares(p, s, nextShared(p, s));
  const r = p.requests;
  if (hasCallsLeft(s, r.ints[row + SOURCE]!, r.doubles[(row >> 1) + WORK_US]!)) planCalls(p, row);
  else leave(p, s, row);
  planShared(p, s);
}

function planShared(p: Plane, s: TaskServer): void {
  const row = s.hanging ? -1 : nextShared(p, s);
  if (row < 0) {
    s.sharedSeq = -1;
    return;
  }
  const left =
    (p.requests.doubles[(row >> 1) + DONE_AT]! - s.virtualWork) * s.busy * s.slowFactor * s.stretch;
  s.sharedSeq = later(p, Math.max(0, Math.ceil(left)), SHARED, s.index, 0);
}

/**
 * A request leaves with its answer; the next in line takes its slot. The counterpart of `send`, and
 * written out like it.
 */
function leave(p: Plane, s: TaskServer, row: number): void {
  const r = p.requests;
  const { ints } = r;
  const slot = ints[row + SLOT]!;
  const source = ints[row + SOURCE]!;
  // Given up before: the work was for nobody.
  const answered = r.statusOf(row) === IN_SERVICE;
  if (answered && source !== -1) {
    s.served++;
    const failed = r.isFailing(row);
    if (failed || (s.watched && s.answer === null)) noteAnswer(p, s, row, failed);
    const ending = failed ? endingOfStatus(s.image.errorStatus) : ANSWERED_WELL;
    if (source < 0) endCall(p, row, ending);
    else endRequest(p, row, ending);
  }
  r.release(row);
  const next = s.head;
  if (next >= 0 && s.busy < s.image.concurrency) {
    // `leaveLine`, of the first
    const after = ints[next + NEXT]!;
    s.head = after;
    if (after >= 0) ints[after + PREV] = -1;
    else s.tail = -1;
    s.waiting--;
    start(p, s, next);
  }
  if (answered && source === -1) endCheckOf(p, slot, CHECK.answered);
  if (s.growsByRequest) watchMemory(p, s);
}

function endingOfStatus(code: number): number {
  if (code < 300) return ENDED.target2xx;
  if (code < 400) return ENDED.target3xx;
  return code < 500 ? ENDED.target4xx : ENDED.target5xx;
}

/** Memory that grows with requests may outgrow the limit: then the container is killed, at once. */
export function watchMemory(p: Plane, s: TaskServer): void {
  if (s.outOfMemory || s.ended || !overLimit(s)) return;
  s.outOfMemory = true;
  later(p, 0, EXCEEDED, s.index, 0);
}

/** Changes the pace of a task. What is in progress in order of arrival keeps the end it has. */
export function changePace(p: Plane, s: TaskServer, change: () => void): void {
  const shares = s.image.discipline === 'processor-sharing';
  if (shares) nextShared(p, s);
  const hung = s.hanging;
  change();
  if (shares) planShared(p, s);
  if (hung && !s.hanging) letGo(p, s);
}

/** What was held while the task hung goes on. */
function letGo(p: Plane, s: TaskServer): void {
  const r = p.requests;
  r.forEach((row) => {
    if (r.ints[row + SERVER] !== s.index || r.doubles[(row >> 1) + DONE_AT] !== HELD) return;
    if (r.statusOf(row) === WAITING) return;
    r.doubles[(row >> 1) + DONE_AT] = 0;
    if (s.image.discipline === 'fifo') later(p, 0, DONE, row, r.ints[row + GENERATION]!);
    else planCalls(p, row);
  });
}
