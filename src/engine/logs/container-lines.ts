import { US_PER_SECOND, type SimMicros } from '../../model/sim-time';
import type { Container, Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { EXIT_CODE } from '../timings';
import { landingOf } from './log-destination';
import { appendLine, declareGroup, isThere } from './log-groups';

/**
 * LOG-3: what containers write of their lives. They run no code: the lines are the sandbox's own,
 * also the last one of a process that was killed, which could not have written it.
 */
export const logStart = (ctx: EngineContext, task: Task, container: Container): void =>
  logLine(ctx, task, container, `Starting ${container.name} (${container.image})`);

/** The stop signal has come. `server` is the container's request server, -1 without one. */
export function logSignal(
  ctx: EngineContext,
  task: Task,
  container: Container,
  server: number,
): void {
  const message = heedsSignal(container)
    ? `SIGTERM received, shutting down${inProgress(ctx, server)}`
    : 'SIGTERM received and ignored';
  logLine(ctx, task, container, message);
}

/** Its process has ended, if it ever began. */
export function logEnd(ctx: EngineContext, task: Task, container: Container): void {
  if (container.startedAt === undefined) return;
  logLine(ctx, task, container, lastWords(container));
}

function lastWords({ exitCode = 0, reason = '' }: Container): string {
  if (reason.startsWith('OutOfMemory')) return `Killed: out of memory (exit code ${exitCode})`;
  if (exitCode === EXIT_CODE.killed) return `Killed (SIGKILL, exit code ${exitCode})`;
  return `Process exited with code ${exitCode}`;
}

const heedsSignal = ({ behaviour }: Container): boolean => behaviour?.sigtermExitSeconds !== null;

function inProgress(ctx: EngineContext, server: number): string {
  const count = server < 0 ? 0 : ctx.dataPlane.unfinished(server);
  return count === 0 ? '' : ` with ${count} ${count === 1 ? 'request' : 'requests'} in progress`;
}

/** Writes a line of a container's output to where that goes. */
export function logLine(
  ctx: EngineContext,
  task: Task,
  container: Pick<Container, 'name' | 'runtimeId'>,
  message: string,
  at?: SimMicros,
): void {
  const { createsGroup, ...place } = landingOf(ctx.world, task, container);
  if (createsGroup && !isThere(ctx.world, place.group)) declareGroup(ctx.world, place.group);
  appendLine(ctx.world, place, message, at);
}

/** `47 ms`, `1.2 s`: how long something took, for a line. */
export function tookInWords(micros: number): string {
  if (micros >= US_PER_SECOND) return `${Math.round(micros / 100_000) / 10} s`;
  return `${Math.round(micros / 1000)} ms`;
}
