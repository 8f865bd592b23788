import { type SimMicros, US_PER_SECOND } from '../../model/sim-time';
import { LIMITS } from '../limits';
import { logLine, tookInWords } from '../logs/container-lines';
import type { Plane } from './plane';
import type { RequestNote } from './request-notes';
import type { TaskServer } from './task-server';
import { ROW } from './requests';

const { ARRIVED_AT, SOURCE } = ROW;

/**
 * LOG-4: of the requests a container answers, one a second at most is written down, and one that
 * failed; with many containers some of them in turn. Requests only leave a note on their server,
 * and only where one is wanted: the lines are made once a second.
 */

/** An answer leaves. Called only of a server that is watched, or for an answer that failed. */
export function noteAnswer(p: Plane, s: TaskServer, row: number, failed: boolean): void {
  if (failed) s.failures++;
  if (failed ? s.failure !== null : s.answer !== null) return;
  const r = p.requests;
  const at = p.kernel.now;
  const note = {
    at,
    tookUs: at - r.doubles[(row >> 1) + ARRIVED_AT]!,
    client: r.ints[row + SOURCE]!,
  };
  if (failed) s.failure = note;
  else s.answer = note;
}

/** The end of a second: what was noted is written, and others are watched. */
export function writeRequestLines(p: Plane): void {
  const log = p.requestLog;
  log.failures = 0;
  log.checks = 0;
  const { servers, roster } = p;
  const count = servers.length;
  for (let index = 0; index < count; index++) {
    if (!roster.isAwake(index)) continue;
    const s = servers[index]!;
    if (s.ended) continue;
    writeServer(p, s);
    // One that is new has been watched from its start.
    s.watched = false;
    roster.sleepIfSettled(index);
  }
  watchOthers(p);
}

/** Servers take turns in being watched. */
function watchOthers({ servers, requestLog: log }: Plane): void {
  for (const index of log.watched) servers[index]!.watched = false;
  const count = servers.length;
  const most = Math.min(count, LIMITS.loggedRequestsPerSecond);
  log.watched = Array.from({ length: most }, (_, i) => (log.cursor + i) % count);
  for (const index of log.watched) servers[index]!.watched = true;
  log.cursor = count === most ? 0 : (log.cursor + most) % count;
}

/** Also when it ends: what its last second left. */
export function writeServer(p: Plane, s: TaskServer): void {
  const { now } = p.kernel;
  if (s.listensAt <= now && s.listensAt > now - US_PER_SECOND && !s.closed) {
    write(p, s, `Listening${portOf(p, s)}`, s.listensAt);
  }
  const served = s.served - s.loggedServed;
  if (s.answer) write(p, s, `${said(p, s.answer, 200)}${ofMany(served - s.failures)}`, s.answer.at);
  if (s.failure && p.requestLog.failures++ < LIMITS.loggedRequestsPerSecond) {
    const line = `ERROR ${said(p, s.failure, s.image.errorStatus)}${ofMany(s.failures)}`;
    write(p, s, line, s.failure.at);
  }
  s.answer = null;
  s.failure = null;
  s.failures = 0;
  s.loggedServed = s.served;
}

const ofMany = (count: number): string => (count > 1 ? ` (one of ${count} in this second)` : '');

function said(p: Plane, note: RequestNote, status: number): string {
  const name = p.clients[note.client]?.name ?? '';
  const { method = 'GET', path = '/' } = p.ctx.world.traffic.get(name) ?? {};
  return `"${method} ${path} HTTP/1.1" ${status} in ${tookInWords(note.tookUs)}`;
}

function portOf(p: Plane, s: TaskServer): string {
  const task = p.ctx.world.tasks.get(s.taskArn);
  const definition = p.ctx.world.taskDefinitions.get(task?.taskDefinitionArn ?? '');
  const container = definition?.containerDefinitions.find((one) => one.name === s.containerName);
  const port = container?.portMappings[0]?.containerPort;
  return port === undefined ? ' for requests' : ` on port ${port}`;
}

/** A health check that the container itself has answered, and not well. */
export function logFailedCheck(p: Plane, s: TaskServer, path: string, code: number): void {
  if (p.requestLog.checks++ >= LIMITS.loggedRequestsPerSecond) return;
  write(p, s, `WARN "GET ${path} HTTP/1.1" ${code} for ELB-HealthChecker/2.0`, p.kernel.now);
}

function write(p: Plane, s: TaskServer, message: string, at: number): void {
  const task = p.ctx.world.tasks.get(s.taskArn);
  const container = task?.containers.find((one) => one.name === s.containerName);
  if (task && container) logLine(p.ctx, task, container, message, at as SimMicros);
}
