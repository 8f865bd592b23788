import { plus, seconds } from '../../model/sim-time';
import type { ExecSession } from '../../model/exec-session';
import type { Container, Task } from '../../model/task';
import { definitionOf } from '../control-plane/task-facts';
import type { EngineContext } from '../engine-context';
import { LIMITS } from '../limits';
import { TIMINGS } from '../timings';
import type { World } from '../world/world';
import { logSession } from './exec-log';
import { hostnameOf } from './environment';
import { runLine } from './shell';
import type { ShellPlace } from './shell-place';

/** Where a session is: open, left, timed out, or gone with its container. */
export type SessionState = 'OPEN' | 'ENDED' | 'TIMED_OUT' | 'CONTAINER_STOPPED';

/** EXEC-3: opens a session. A command is carried out at once; a shell waits for lines. */
export function openSession(
  ctx: EngineContext,
  task: Task,
  container: Container,
  command: string,
): ExecSession {
  const { now } = ctx.kernel;
  const session: ExecSession = {
    id: `ecs-execute-command-${ctx.ids.hex(17)}`,
    taskArn: task.arn,
    containerName: container.name,
    containerStartedAt: container.startedAt ?? now,
    command,
    shell: shellOf(command),
    openedAt: now,
    lastInputAt: now,
    exitCode: 0,
    cwd: '/',
    transcript: '',
  };
  const { execSessions } = ctx.world;
  execSessions.set(session.id, session);
  const [oldest] = execSessions.keys();
  if (execSessions.size > LIMITS.execSessions && oldest !== undefined) execSessions.delete(oldest);
  if (session.shell === null) {
    run(ctx, session, command);
    session.endedAt = now;
  } else session.transcript = promptOf(ctx, session);
  return session;
}

/** `/bin/sh`, `bash -l`: a shell that goes on, unless it is told what to do. */
function shellOf(command: string): ExecSession['shell'] {
  const [, name] = /^\s*(?:\/usr)?(?:\/bin\/)?(sh|ash|bash)(?:\s+-[li]+)*\s*$/.exec(command) ?? [];
  if (name === undefined) return null;
  return name === 'bash' ? 'bash' : 'sh';
}

/** A line typed into an open shell; what it shows, the next prompt included. */
export function sendLine(ctx: EngineContext, session: ExecSession, line: string): string {
  session.lastInputAt = ctx.kernel.now;
  note(session, `${line}\n`);
  const shown = run(ctx, session, line);
  const prompt = session.endedAt === undefined ? promptOf(ctx, session) : '';
  note(session, prompt);
  return shown + prompt;
}

function run(ctx: EngineContext, session: ExecSession, line: string): string {
  const on = containerOf(ctx.world, session);
  if (!on) return '';
  const place: ShellPlace = {
    ctx,
    ...on,
    sessionId: session.id,
    cwd: session.cwd,
    lastCode: session.exitCode,
    isOver: false,
  };
  logSession(ctx, on, session.id, [`# ${line}`]);
  const { text, code } = runLine(place, line);
  session.cwd = place.cwd;
  session.exitCode = code;
  if (place.isOver) session.endedAt = ctx.kernel.now;
  note(session, text);
  const lines = text.split('\n').filter((one) => one !== '');
  logSession(ctx, on, session.id, lines);
  return text;
}

function note(session: ExecSession, text: string): void {
  session.transcript = (session.transcript + text).slice(-LIMITS.execTranscript);
}

function promptOf(ctx: EngineContext, session: ExecSession): string {
  const on = containerOf(ctx.world, session);
  if (session.shell !== 'bash' || !on) return '# ';
  return `root@${hostnameOf(ctx, on.task, on.container).split('.')[0]}:${session.cwd}# `;
}

/** The container that a session is in, while that is the one it was opened in. */
function containerOf(
  { tasks }: World,
  session: ExecSession,
): { task: Task; container: Container } | undefined {
  const task = tasks.get(session.taskArn);
  const container = task?.containers.find((one) => one.name === session.containerName);
  if (!task || !container || container.lastStatus !== 'RUNNING') return undefined;
  return container.startedAt === session.containerStartedAt ? { task, container } : undefined;
}

/** EXEC-10: twenty minutes without a line end a session, and so does the end of its container. */
export function stateOf(world: World, session: ExecSession): SessionState {
  if (session.endedAt !== undefined) return 'ENDED';
  const idleUntil = plus(session.lastInputAt, seconds(TIMINGS.execIdle.low));
  if (world.now >= idleUntil) return 'TIMED_OUT';
  return containerOf(world, session) ? 'OPEN' : 'CONTAINER_STOPPED';
}

/**
 * EXEC-11: where containers share a PID namespace (`pidMode` task), sessions can be opened into one
 * of them only.
 */
export function isTakenByOther(ctx: EngineContext, task: Task, container: Container): boolean {
  if (definitionOf(ctx, task).carried['pidMode'] !== 'task') return false;
  return [...ctx.world.execSessions.values()].some(
    (one) =>
      one.taskArn === task.arn &&
      one.containerName !== container.name &&
      stateOf(ctx.world, one) === 'OPEN',
  );
}
