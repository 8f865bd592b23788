import { must } from '../../model/assert';
import { seconds } from '../../model/sim-time';
import type { Container, Task } from '../../model/task';
import type { ContainerMachineEmit, ContainerMachineEvent } from '../../machines/container.machine';
import type { EngineContext } from '../engine-context';
import { applyFaults } from '../faults/task-faults';
import { logEnd, logSignal, logStart } from '../logs/container-lines';
import { stepMachine } from '../runner/machine-runner';
import { EXIT_CODE } from '../timings';
import type { MachineOwner } from '../world/agenda';
import { startChecks } from './container-checks';
import { behaviourOf } from './images';
import { scheduleStep } from './steps';
import { containerDefinitionOf, definitionOf, entriesOf, hasStopped } from './task-facts';

const ownerOf = (task: Task, container: Container): MachineOwner => ({
  of: 'container',
  task: task.arn,
  container: container.name,
});

/** The order to start. The image is read now: what is declared later concerns later starts. */
export function startContainer(ctx: EngineContext, task: Task, container: Container): void {
  container.behaviour = behaviourOf(ctx, container.image);
  const { sigtermExitSeconds } = container.behaviour;
  const never = Number(container.machine.context.stopTimeout) + 1;
  const exiting = sigtermExitSeconds === null ? never : seconds(sigtermExitSeconds);
  stepContainer(ctx, task, container, { type: 'START', exiting });
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
  const behaviour = must(container.behaviour, 'behaviour of a started container');
  if (servingName(ctx, task) === container.name) {
    task.server = ctx.dataPlane.startServer(task, behaviour);
    applyFaults(ctx, task);
  }
  const { exitAfterSeconds, exitCode } = behaviour;
  if (exitAfterSeconds !== null) {
    const step = { step: 'container-exit', task: task.arn, container: container.name } as const;
    scheduleStep(ctx, seconds(exitAfterSeconds), { ...step, exitCode });
  }
  startChecks(ctx, task, container, containerDefinitionOf(ctx, task, container));
}

function endServer(ctx: EngineContext, task: Task, container: Container): void {
  if (!isServing(ctx, task, container)) return;
  ctx.dataPlane.stopServer(task.server);
  task.server = -1;
}

/** The container that requests go to: the load balancer's, else the first with a port, else any. */
function servingName(ctx: EngineContext, task: Task): string {
  const definitions = definitionOf(ctx, task).containerDefinitions;
  const chosen =
    entriesOf(ctx, task)[0]?.containerName ??
    definitions.find((one) => one.portMappings.length > 0)?.name ??
    definitions.find((one) => one.essential)?.name;
  return must(chosen ?? definitions[0]?.name, 'a container');
}

const isServing = (ctx: EngineContext, task: Task, container: Container): boolean =>
  task.server >= 0 && servingName(ctx, task) === container.name;
