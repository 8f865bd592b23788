import type { SimMicros } from '../../model/sim-time';
import type { Container, StopCode, Task, TaskStatus } from '../../model/task';
import type { ContainerMachineEvent } from '../../machines/container.machine';
import type { TaskMachineEmit, TaskMachineEvent } from '../../machines/task.machine';
import { isOutOfReach } from '../capacity/instance-facts';
import { discoveryFollows } from '../discovery/cloud-map';
import { keepUsage, taskUsage } from '../cost/usage';
import type { EngineContext } from '../engine-context';
import { stepMachine } from '../runner/machine-runner';
import { mountVolumes, volumesFollow } from '../storage/task-volumes';
import { draw, EXIT_CODE, TIMINGS } from '../timings';
import type { ControlStep, MachineOwner } from '../world/agenda';
import { startContainer, stepContainer } from './container-lifecycle';
import { givenUp, isNeeded, readinessOf, type Unmet } from './container-order';
import { isToRestart, restartContainer } from './container-restarts';
import { failedStartReason } from './container-start-errors';
import { keepImages, pullImages } from './images';
import { STOPPED_REASON } from './service-events';
import { noteStartFailure, noteTaskRunning } from './start-backoff';
import { scheduleStep } from './steps';
import { containerDefinitionOf, containersAreUp, definitionOf } from './task-facts';
import { entriesOf, hasStopped } from './task-facts';
import { targetsOf } from './target-registration';
import { changeInWords } from './change-in-words';
import { noteTaskStatus } from '../world/task-index';

/**
 * A task and its containers move each other: its containers' starts and ends are steps of the task,
 * and its own steps start and stop them. Both directions are here; how a container is started and
 * stopped is in `container-lifecycle.ts`, which knows nothing of this.
 */

const ownerOf = (task: Task): MachineOwner => ({ of: 'task', task: task.arn });

/**
 * TASK-3: desiredStatus turns first; then DEACTIVATING with the whole deregistration delay if the
 * task is registered, the stop signal, DEPROVISIONING and STOPPED. No effect on a task on its way
 * down.
 */
export function stopTask(ctx: EngineContext, task: Task, reason: string, code: StopCode): void {
  if (task.desiredStatus === 'STOPPED') return;
  task.desiredStatus = 'STOPPED';
  task.stopCode = code;
  task.stoppedReason = reason;
  if (code === 'TaskFailedToStart') noteStartFailure(ctx, task);
  stepTask(ctx, task, { type: 'STOP' });
}

/**
 * SPOT-1: a RUNNING task is told to stop while it still shows RUNNING: its containers get the stop
 * signal and its targets begin to drain at the same moment; it goes down when its containers end.
 * One that does not run yet is simply stopped.
 */
export function interruptTask(
  ctx: EngineContext,
  task: Task,
  reason: string,
  code: StopCode,
): void {
  if (task.lastStatus !== 'RUNNING') {
    stopTask(ctx, task, reason, code);
    return;
  }
  if (task.desiredStatus === 'STOPPED') return;
  task.desiredStatus = 'STOPPED';
  task.stopCode = code;
  task.stoppedReason = reason;
  task.version++;
  ctx.touch(task.arn);
  ctx.emit('TaskStateChange', task.arn, `RUNNING, to be STOPPED: ${reason}`, task.serviceArn);
  if (targetsOf(ctx, task).length > 0) {
    scheduleStep(ctx, 0, { step: 'deregister-targets', task: task.arn });
  }
  stopContainers(ctx, task);
}

/** Told to stop, with its containers signalled already. */
const isInterrupted = ({ lastStatus, desiredStatus }: Task): boolean =>
  lastStatus === 'RUNNING' && desiredStatus === 'STOPPED';

/**
 * TASK-6: an essential container ended. The task is not drained first; its target follows later.
 */
function crashTask(ctx: EngineContext, task: Task): void {
  task.desiredStatus = 'STOPPED';
  task.stopCode ??= 'EssentialContainerExited';
  task.stoppedReason ??= STOPPED_REASON.essentialExited;
  if (task.stopCode === 'EssentialContainerExited') noteStartFailure(ctx, task);
  const isDraining = task.lastStatus === 'DEACTIVATING';
  stepTask(ctx, task, { type: 'CRASHED' });
  if (!isDraining && targetsOf(ctx, task).length > 0) deregisterLater(ctx, task);
}

/** TASK-4: from the decision to the deregistration some seconds pass; the task still serves. */
function deregisterLater(ctx: EngineContext, task: Task): void {
  const delay = draw(ctx.kernel.random('timings'), TIMINGS.deregistration);
  scheduleStep(ctx, delay, { step: 'deregister-targets', task: task.arn });
}

/** The last target of a task on its way down has gone: it may be signalled. */
export function releaseDrained(ctx: EngineContext, arn: string | undefined): void {
  const task = arn === undefined ? undefined : ctx.world.tasks.get(arn);
  if (task?.lastStatus !== 'DEACTIVATING' || targetsOf(ctx, task).length > 0) return;
  stepTask(ctx, task, { type: 'TARGETS_UNUSED' });
}

/** An event for a task's machine, and what follows from it. */
export function stepTask(ctx: EngineContext, task: Task, event: TaskMachineEvent): void {
  const { from, emitted } = stepMachine(ctx, task.machine, ownerOf(task), event);
  mirror(ctx, task, from);
  for (const asked of emitted as TaskMachineEmit[]) carryOut(ctx, task, asked.type);
}

function mirror(ctx: EngineContext, task: Task, from: string): void {
  task.version++;
  ctx.touch(task.arn);
  const to = task.machine.value as TaskStatus;
  if (to === from) return;
  task.lastStatus = to;
  noteTaskStatus(ctx.world, task, from as TaskStatus);
  const now: SimMicros = ctx.kernel.now;
  if (to === 'ACTIVATING') task.pullStartedAt = now;
  if (to === 'RUNNING') {
    task.startedAt = now;
    noteTaskRunning(ctx, task);
  }
  if (to === 'STOPPING') task.stoppingAt = now;
  if (from === 'STOPPING') task.executionStoppedAt = now;
  if (to === 'STOPPED') task.stoppedAt = now;
  volumesFollow(ctx, task);
  discoveryFollows(ctx, task);
  ctx.emit('TaskStateChange', task.arn, changeInWords(from, to), task.serviceArn);
}

function carryOut(ctx: EngineContext, task: Task, asked: TaskMachineEmit['type']): void {
  switch (asked) {
    case 'pullImages':
      pullImages(ctx, task);
      break;
    case 'deregisterTargets':
      deregisterLater(ctx, task);
      break;
    case 'stopContainers':
      // CAP-8: the order waits for the agent.
      if (!isOutOfReach(ctx.world, task)) stopContainers(ctx, task);
      break;
    case 'stopped':
      stopUnstarted(ctx, task);
      break;
    case 'expired':
      keepUsage(ctx.world, taskUsage(ctx.world, task));
      ctx.world.tasks.delete(task.arn);
      ctx.touch(task.arn);
      break;
  }
}

/** TASK-2: the containers are started in their order. */
export function imagesPulled(ctx: EngineContext, task: Task): void {
  if (task.lastStatus !== 'ACTIVATING') return;
  task.pullStoppedAt = ctx.kernel.now;
  keepImages(ctx, task);
  ctx.touch(task.arn);
  mountVolumes(ctx, task);
  startReadyContainers(ctx, task);
}

/** TASK-5: something that the task needs to start was not to be had. */
export function startFailed(
  ctx: EngineContext,
  task: Task,
  fault: Pick<
    Extract<ControlStep, { step: 'start-failed' }>,
    'reason' | 'stopCode' | 'containerReason' | 'containers'
  >,
): void {
  if (task.lastStatus !== 'PROVISIONING' && task.lastStatus !== 'ACTIVATING') return;
  const { containerReason, containers } = fault;
  for (const container of task.containers) {
    if (containerReason === undefined) continue;
    if (!containers || containers.includes(container.name)) container.reason = containerReason;
  }
  stopTask(ctx, task, fault.reason, fault.stopCode);
}

function startReadyContainers(ctx: EngineContext, task: Task): void {
  for (const container of task.containers) {
    if (container.machine.value !== 'PENDING') continue;
    const readiness = readinessOf(task, containerDefinitionOf(ctx, task, container));
    if (readiness === 'waiting') continue;
    if (readiness !== 'ready') {
      giveUp(ctx, task, container, readiness);
      return;
    }
    startContainer(ctx, task, container);
  }
}

/** TASK-7: what a container waited for will not come: it never starts, and the task has failed. */
function giveUp(ctx: EngineContext, task: Task, container: Container, { failed }: Unmet): void {
  container.reason = failed;
  container.exitCode = EXIT_CODE.neverStarted;
  stopTask(ctx, task, failed, 'TaskFailedToStart');
}

/** TASK-10: the startTimeout of a container is over. */
export function startTimedOut(ctx: EngineContext, task: Task, container: Container): void {
  if (task.lastStatus !== 'ACTIVATING') return;
  const found = givenUp(task, container, definitionOf(ctx, task));
  if (found) giveUp(ctx, task, found.container, found.why);
}

/** An event for the machine of one of the task's containers, and what follows from it for both. */
export function moveContainer(
  ctx: EngineContext,
  task: Task,
  container: Container,
  event: ContainerMachineEvent,
): void {
  const move = stepContainer(ctx, task, container, event);
  if (move === 'started') containersMoved(ctx, task);
  else if (move === 'stopped') containerStopped(ctx, task, container);
}

/** Some container is further now: others may start, or the task is up. */
export function containersMoved(ctx: EngineContext, task: Task): void {
  if (task.lastStatus === 'ACTIVATING') startReadyContainers(ctx, task);
  // A dependency that failed has stopped the task by now.
  if (task.desiredStatus === 'STOPPED' || !containersAreUp(task)) return;
  if (task.lastStatus !== 'ACTIVATING' || task.containers.some(endsAtOnce)) return;
  if (entriesOf(ctx, task).length === 0) stepTask(ctx, task, { type: 'READY' });
  else {
    const delay = Number(task.machine.context.registering);
    scheduleStep(ctx, delay, { step: 'register-targets', task: task.arn });
  }
}

/** It exits at the moment of its start, before anybody can see the task RUNNING. */
const endsAtOnce = ({ essential, behaviour }: Container): boolean =>
  essential && behaviour?.exitAfterSeconds === 0;

/**
 * CAP-8: the agent of the task's instance answers again, or nobody waits for it any more: it is
 * told what to stop, and tells what has ended meanwhile.
 */
export function agentIsBack(ctx: EngineContext, task: Task): void {
  if (task.lastStatus === 'STOPPING') stopContainers(ctx, task);
  else if (!['ACTIVATING', 'RUNNING', 'DEACTIVATING'].includes(task.lastStatus)) return;
  else if (task.containers.some((one) => one.essential && hasStopped(one))) crashTask(ctx, task);
}

function containerStopped(ctx: EngineContext, task: Task, container: Container): void {
  // Its own agent does that, whoever else can reach it.
  if (isToRestart(ctx, task, container)) {
    restartContainer(ctx, task, container);
    return;
  }
  if (isOutOfReach(ctx.world, task)) return;
  if (task.lastStatus === 'STOPPING') stopContainers(ctx, task);
  else if (task.lastStatus === 'STOPPED' || task.lastStatus === 'DEPROVISIONING') return;
  else if (!container.essential && isInterrupted(task)) stopContainers(ctx, task);
  else if (!container.essential) containersMoved(ctx, task);
  else if (failedToStart(container)) {
    stopTask(ctx, task, failedStartReason(task, container.reason ?? ''), 'TaskFailedToStart');
  } else crashTask(ctx, task);
}

/** TASK-9: it ended without its process ever having been up. */
const failedToStart = (container: Container): boolean =>
  container.startedAt === undefined && container.exitCode === undefined;

/** TASK-6: a container ended by itself. The end of an essential one ends the task. */
export function containerExited(
  ctx: EngineContext,
  task: Task,
  container: Container,
  exitCode: number,
  reason?: string,
): void {
  if (container.lastStatus !== 'RUNNING') return;
  container.exitCode = exitCode;
  if (reason !== undefined) container.reason = reason;
  moveContainer(ctx, task, container, { type: 'EXIT' });
}

/** TASK-8: stop signals go out in reverse order of the start: what others depend on comes last. */
function stopContainers(ctx: EngineContext, task: Task): void {
  const definition = definitionOf(ctx, task);
  for (const container of task.containers) {
    if (hasStopped(container) || container.machine.value === 'SIGNALLED') continue;
    if (isNeeded(task, container, definition)) continue;
    moveContainer(ctx, task, container, { type: 'SIGNAL' });
  }
  if (task.lastStatus === 'STOPPING' && task.containers.every(hasStopped)) {
    stepTask(ctx, task, { type: 'CONTAINERS_STOPPED' });
  }
}

/** Containers of a task that was stopped before they were started. */
function stopUnstarted(ctx: EngineContext, task: Task): void {
  for (const container of task.containers) {
    if (!hasStopped(container)) moveContainer(ctx, task, container, { type: 'SIGNAL' });
  }
}
