import { must } from '../../model/assert';
import { seconds } from '../../model/sim-time';
import type { Container, Task } from '../../model/task';
import type { ContainerMachineEmit, ContainerMachineEvent } from '../../machines/container.machine';
import type { EngineContext } from '../engine-context';
import { applyFaults } from '../faults/task-faults';
import { behaviourOf } from '../images/image-behaviour';
import { logEnd, logSignal, logStart } from '../logs/container-lines';
import { stepMachine } from '../runner/machine-runner';
import { duplicateMount } from '../storage/mounts';
import { useFiles } from '../storage/startup-files';
import { EXIT_CODE } from '../timings';
import type { MachineOwner } from '../world/agenda';
import { startChecks } from './container-checks';
import { fitMemory } from './container-memory';
import { isServing, servingName } from './container-roles';
import { runtimeLimit, startErrorOf } from './container-start-errors';
import { scheduleStep } from './steps';
import { containerDefinitionOf, hasStopped } from './task-facts';

const ownerOf = (task: Task, container: Container): MachineOwner => ({
  of: 'container',
  task: task.arn,
  container: container.name,
});

/** The order to start. The image is read now: what is declared later concerns later starts. */
export function startContainer(ctx: EngineContext, task: Task, container: Container): void {
  const behaviour = behaviourOf(ctx, container.image);
  container.behaviour = behaviour;
  const never = Number(container.machine.context.stopTimeout) + 1;
  const { sigtermExitSeconds } = behaviour;
  const isTwice = duplicateMount(ctx, task, container) !== undefined;
  const startHangs = behaviour.startHangs && !isTwice;
  stepContainer(ctx, task, container, {
    type: 'START',
    ...(startHangs && { starting: seconds(runtimeLimit(task).low) }),
    fails: isTwice || startHangs || behaviour.startError !== null,
    exiting: sigtermExitSeconds === null ? never : seconds(sigtermExitSeconds),
  });
}

/** What a step came to, if it matters to the task: the process is up, or it has ended. */
type ContainerMove = 'started' | 'stopped' | null;

/** An event for a container's machine, and what follows from it for the container. */
export function stepContainer(
  ctx: EngineContext,
  task: Task,
  container: Container,
  event: ContainerMachineEvent,
): ContainerMove {
  const { from, emitted } = stepMachine(ctx, container.machine, ownerOf(task, container), event);
  container.lastStatus = shownAs(container.machine.value);
  ctx.touch(task.arn);
  const asked = (emitted as ContainerMachineEmit[]).map(({ type }) => type);
  for (const one of asked) carryOut(ctx, task, container, one);
  if (hasStopped(container) && from !== 'STOPPED') {
    endServer(ctx, task, container);
    logEnd(ctx, task, container);
    return 'stopped';
  }
  return asked.includes('started') ? 'started' : null;
}

function shownAs(value: string): Container['lastStatus'] {
  if (value === 'STOPPED') return 'STOPPED';
  return value === 'RUNNING' || value === 'SIGNALLED' ? 'RUNNING' : 'PENDING';
}

function carryOut(
  ctx: EngineContext,
  task: Task,
  container: Container,
  asked: ContainerMachineEmit['type'],
): void {
  switch (asked) {
    case 'started':
      begin(ctx, task, container);
      break;
    case 'startFailed':
      container.reason = startErrorOf(ctx, task, container);
      break;
    case 'signalled':
      logSignal(ctx, task, container, isServing(ctx, task, container) ? task.server : -1);
      if (isServing(ctx, task, container)) ctx.dataPlane.closeServer(task.server);
      break;
    case 'exitedOnSignal':
      container.exitCode = EXIT_CODE.onSigterm;
      break;
    case 'killed':
      container.exitCode = EXIT_CODE.killed;
      break;
  }
}

function begin(ctx: EngineContext, task: Task, container: Container): void {
  container.startedAt = ctx.kernel.now;
  logStart(ctx, task, container);
  useFiles(ctx, task, container);
  const behaviour = must(container.behaviour, 'behaviour of a started container');
  if (servingName(ctx, task) === container.name) {
    task.server = ctx.dataPlane.startServer(task, behaviour);
    applyFaults(ctx, task);
  }
  const { exitAfterSeconds, exitCode } = behaviour;
  if (exitAfterSeconds !== null) {
    const step = { step: 'container-exit', task: task.arn, container: container.name } as const;
    scheduleStep(ctx, seconds(exitAfterSeconds), { ...step, since: ctx.kernel.now, exitCode });
  }
  const definition = containerDefinitionOf(ctx, task, container);
  startChecks(ctx, task, container, definition);
  if (definition.startTimeout !== undefined) {
    const step = { step: 'start-timeout', task: task.arn, container: container.name } as const;
    scheduleStep(ctx, seconds(definition.startTimeout), step);
  }
  fitMemory(ctx, task);
}

function endServer(ctx: EngineContext, task: Task, container: Container): void {
  if (isServing(ctx, task, container)) {
    ctx.dataPlane.stopServer(task.server);
    task.server = -1;
  }
  fitMemory(ctx, task);
}
