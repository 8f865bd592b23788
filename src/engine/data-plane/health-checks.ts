import type { HealthCheckSettings } from '../../model/load-balancer';
import { type SimMicros, US_PER_MS, US_PER_SECOND } from '../../model/sim-time';
import { must } from '../../model/assert';
import { PHASE, type TargetChecking } from '../engine-context';
import { findTarget } from '../control-plane/target-registration';
import { EVENT } from '../kernel/event-kinds';
import { LIMITS } from '../limits';
import { draw, TIMINGS } from '../timings';
import { CHECK, planResult } from './health-check-rows';
import { codeMatches } from './listener-rules';
import { later, type Plane } from './plane';
import { maps } from './ports';
import { logFailedCheck } from './request-log';
import { serverForChecks } from './reach';
import { ROW, STATUS } from './requests';
import { NOBODY, type TargetSlot } from './target-slots';
import { healthStatusCode, type TaskServer } from './task-server';
import { accepts, leaveLine, takeIn } from './task-work';

const { ARRIVED_AT, WORK_US, SERVER } = ROW;

/**
 * Health checks of registered targets. Counts are kept here; the control plane hears only of
 * verdicts that change something, so a check that passes on a healthy target costs no machine
 * step.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */

const DUE = { phase: PHASE.timer, kind: EVENT.healthCheck };

/**
 * Starts the checks of a target whose group a rule uses, and stops those of one that needs none.
 */
export function adjustChecks(p: Plane, entry: TargetSlot): void {
  if (!isChecked(p, entry)) {
    entry.dueSeq = -1;
    return;
  }
  if (entry.dueSeq >= 0) return;
  entry.passedInARow = 0;
  entry.failedInARow = 0;
  const wait = draw(() => p.streams.healthChecks.next(), TIMINGS.firstHealthCheck);
  entry.dueSeq = later(p, wait, DUE, entry.index, 0);
}

const isChecked = (p: Plane, entry: TargetSlot): boolean =>
  p.groups[p.slots.table[entry.index]!]!.balancers.length > 0 &&
  entry.health !== 'draining' &&
  entry.health !== 'unused';

/**
 * The event that a check is due: the next one comes an interval later, however long this one
 * takes.
 */
export function onCheckDue(p: Plane, slot: number, seq: number): void {
  const entry = p.slots.entries[slot];
  if (!entry || seq !== entry.dueSeq) return;
  const group = p.ctx.world.targetGroups.get(entry.groupArn);
  if (!group || !isChecked(p, entry)) {
    entry.dueSeq = -1;
    return;
  }
  const settings = group.healthCheck;
  entry.dueSeq = later(p, settings.intervalSeconds * US_PER_SECOND, DUE, slot, 0);
  if (entry.resultSeq < 0) begin(p, entry, settings);
}

function begin(p: Plane, entry: TargetSlot, settings: HealthCheckSettings): void {
  const slot = entry.index;
  const server = serverForChecks(p, entry);
  const timeoutUs = settings.timeoutSeconds * US_PER_SECOND;
  if (server === NOBODY) {
    planResult(p, slot, CHECK.timedOut, timeoutUs);
    return;
  }
  const s = server < 0 ? null : p.servers[server]!;
  if (!s || !isOpen(s, p.kernel.now) || !isChecksPort(p, entry, settings)) {
    conclude(p, entry, CHECK.refused);
    return;
  }
  if (s.hanging) {
    planResult(p, slot, CHECK.timedOut, timeoutUs);
    return;
  }
  const answerUs = Math.max(1, Math.round(s.image.healthCheckLatencyMs * US_PER_MS));
  if (!s.image.healthCheckWaits) {
    const latencyUs = Math.round(answerUs * s.slowFactor);
    if (latencyUs > timeoutUs) planResult(p, slot, CHECK.timedOut, timeoutUs);
    else planResult(p, slot, CHECK.answered, latencyUs);
    return;
  }
  if (!accepts(s, p.kernel.now)) {
    conclude(p, entry, CHECK.refused);
    return;
  }
  planResult(p, slot, CHECK.timedOut, timeoutUs);
  entry.checkRow = checkRow(p, slot, server, answerUs);
  takeIn(p, s, entry.checkRow);
}

const isOpen = (s: TaskServer, now: number): boolean => !s.closed && !s.ended && now >= s.listensAt;

/** The check's own port, unless it is the traffic's, must be one that the task maps. */
function isChecksPort(p: Plane, entry: TargetSlot, settings: HealthCheckSettings): boolean {
  const port = Number(settings.port);
  if (settings.port === 'traffic-port' || port === entry.port) return true;
  return maps(p, p.ctx.world.tasks.get(entry.taskArn ?? ''), port);
}

/** A check waits for its turn like a request. */
function checkRow(p: Plane, slot: number, server: number, workUs: number): number {
  const r = p.requests;
  const row = r.take(-1, slot, -1, server);
  r.doubles[(row >> 1) + ARRIVED_AT] = p.kernel.now;
  r.doubles[(row >> 1) + WORK_US] = workUs;
  return row;
}

/** The event that a check has come back. */
export function onCheckResult(p: Plane, slot: number, how: number, seq: number): void {
  const entry = p.slots.entries[slot];
  if (!entry || seq !== entry.resultSeq) return;
  entry.resultSeq = -1;
  dropCheckRow(p, entry);
  conclude(p, entry, how);
}

/** Takes back a check that is still at the task; one that is worked on is finished for nobody. */
export function dropCheckRow(p: Plane, entry: TargetSlot): void {
  const row = entry.checkRow;
  if (row < 0) return;
  entry.checkRow = -1;
  const r = p.requests;
  if (r.statusOf(row) === STATUS.inService) {
    r.setStatus(row, STATUS.ended);
    return;
  }
  leaveLine(p, p.servers[r.ints[row + SERVER]!]!, row);
  r.release(row);
}

const TIMED_OUT = { reason: 'Target.Timeout', description: 'Request timed out' };
const NO_CONNECTION = { reason: 'Target.FailedHealthChecks', description: 'Health checks failed' };

function conclude(p: Plane, entry: TargetSlot, how: number): void {
  const group = p.ctx.world.targetGroups.get(entry.groupArn);
  if (!group || !isChecked(p, entry)) return;
  const failure = failureOf(p, entry, group.healthCheck, how);
  entry.outcomes = ((entry.outcomes << 1) | (failure ? 0 : 1)) & 0xffffff;
  entry.seen = Math.min(entry.seen + 1, LIMITS.healthChecksShown);
  entry.passedInARow = failure ? 0 : entry.passedInARow + 1;
  entry.failedInARow = failure ? entry.failedInARow + 1 : 0;
  const verdict = failure
    ? failedVerdict(entry, group.healthCheck, failure)
    : passedVerdict(entry, group.healthCheck);
  if (!verdict) return;
  entry.toldFailure = failure?.description ?? '';
  const target = must(findTarget(group, entry.id, entry.port), 'a checked target is in its group');
  p.ctx.controlPlane.targetVerdict(group, target, verdict);
}

/** Why a check failed, with the code and text DescribeTargetHealth gives; null when it passed. */
function failureOf(p: Plane, entry: TargetSlot, settings: HealthCheckSettings, how: number) {
  if (how === CHECK.timedOut) return TIMED_OUT;
  const s = p.servers[serverForChecks(p, entry)];
  const code =
    how === CHECK.answered && s ? healthStatusCode(s, settings.path, p.kernel.now) : null;
  if (code === null) return NO_CONNECTION;
  if (codeMatches(settings.matcher, code)) return null;
  if (s) logFailedCheck(p, s, settings.path, code);
  const description = `Health checks failed with these codes: [${code}]`;
  return { reason: 'Target.ResponseCodeMismatch', description };
}

/**
 * A new target needs one pass whatever the threshold; an unhealthy one needs that many in a row.
 */
function passedVerdict(entry: TargetSlot, settings: HealthCheckSettings) {
  const enough =
    entry.health === 'initial' ||
    (entry.health === 'unhealthy' && entry.passedInARow >= settings.healthyThreshold);
  return enough ? { healthy: true } : null;
}

/** Fails in a row make a target unhealthy; after that only another cause is worth telling. */
function failedVerdict(
  entry: TargetSlot,
  settings: HealthCheckSettings,
  failure: { reason: string; description: string },
) {
  const news =
    entry.health === 'unhealthy'
      ? entry.toldFailure !== failure.description
      : entry.failedInARow >= settings.unhealthyThreshold;
  return news ? { healthy: false, ...failure } : null;
}

/** The last outcomes, newest last: 1 passed, 0 failed. */
export function shownChecks(entry: TargetSlot): number[] {
  return Array.from({ length: entry.seen }, (_, i) => (entry.outcomes >> (entry.seen - 1 - i)) & 1);
}

/** How far they have come, and when the next one begins. */
export function checkingOf({ slots, kernel }: Plane, slot: number): TargetChecking | null {
  const entry = slots.entries[slot];
  if (!entry || entry.dueSeq < 0) return null;
  const { seen, passedInARow } = entry;
  return { nextAt: kernel.queue.atOf(entry.dueSeq) as SimMicros, seen, passedInARow };
}
