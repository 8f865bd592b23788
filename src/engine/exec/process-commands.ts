import { seconds } from '../../model/sim-time';
import type { Container, Task } from '../../model/task';
import { isServing } from '../control-plane/container-roles';
import { scheduleStep } from '../control-plane/steps';
import type { EngineContext } from '../engine-context';
import { logSignal } from '../logs/container-lines';
import { EXIT_CODE } from '../timings';
import { processesIn } from './processes';
import { failed, type ShellCommand, type ShellPlace, shown } from './shell-place';

const ps: ShellCommand = (place, args) => {
  const lines = processesOf(place, ['ps', ...args].join(' ')).map(
    ({ pid, command }) => `${String(pid).padStart(5)} root      0:00 ${command}\n`,
  );
  return shown(`  PID USER     TIME  COMMAND\n${lines.join('')}`);
};

const processesOf = (place: ShellPlace, command: string) =>
  processesIn(place.ctx, place.task, place.container, { id: place.sessionId, command });

const SIGNALS: Readonly<Record<string, string>> = {
  HUP: '1',
  INT: '2',
  QUIT: '3',
  KILL: '9',
  TERM: '15',
};

/**
 * EXEC-6: a signal to a container's own process. One that heeds SIGTERM ends some time after it;
 * SIGKILL ends any at once, but number 1 of a namespace, which signals from within it cannot kill.
 */
const kill: ShellCommand = (place, args) => {
  const [first = '', second] = args;
  if (first === '-l') return shown(`${Object.keys(SIGNALS).join(' ')}\n`);
  const given = second === undefined ? undefined : /^-(?:SIG)?(\w+)$/.exec(first)?.[1];
  const signal = given === undefined ? '15' : (SIGNALS[given] ?? given);
  const pid = second ?? first;
  if (!/^\d+$/.test(pid) || !Object.values(SIGNALS).includes(signal)) {
    return failed('kill: usage: kill [-SIGNAL] PID\n', 2);
  }
  const found = processesOf(place, 'kill').find((one) => one.pid === Number(pid));
  if (!found) return failed(`sh: can't kill pid ${pid}: No such process\n`);
  if (!found.container) return shown('');
  if (signal !== '9') terminate(place.ctx, place.task, found.container);
  else if (found.pid !== 1) end(place.ctx, place.task, found.container, EXIT_CODE.killed, 0);
  return shown('');
};

function terminate(ctx: EngineContext, task: Task, container: Container): void {
  const { sigtermExitSeconds = 1 } = container.behaviour ?? {};
  const serves = isServing(ctx, task, container);
  logSignal(ctx, task, container, serves ? task.server : -1);
  if (sigtermExitSeconds === null) return;
  if (serves) ctx.dataPlane.closeServer(task.server);
  end(ctx, task, container, EXIT_CODE.onSigterm, sigtermExitSeconds);
}

function end(
  ctx: EngineContext,
  task: Task,
  container: Container,
  exitCode: number,
  after: number,
): void {
  if (container.startedAt === undefined) return;
  const { startedAt: since, name } = container;
  const step = { step: 'container-exit', task: task.arn, container: name } as const;
  scheduleStep(ctx, seconds(after), { ...step, since, exitCode });
}

export const PROCESS_COMMANDS: Readonly<Record<string, ShellCommand>> = { kill, ps };
