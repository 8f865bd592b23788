import { must } from '../../model/assert';
import { defaultBehaviour, type ImageBehaviour } from '../../model/image';
import { seconds } from '../../model/sim-time';
import type { Container, Task } from '../../model/task';
import type { ContainerDefinition } from '../../model/task-definition';
import type { ContainerMachineEmit, ContainerMachineEvent } from '../../machines/container.machine';
import type { EngineContext } from '../engine-context';
import { applyFaults } from '../faults/task-faults';
import { stepMachine } from '../runner/machine-runner';
import { draw, EXIT_CODE, PULL_MIB_PER_SECOND, TIMINGS } from '../timings';
import type { MachineOwner } from '../world/agenda';
import { startChecks } from './container-checks';
import { STOPPED_REASON } from './service-events';
import { scheduleStep } from './steps';
import { entriesOf } from './target-registration';
import { crashTask, definitionOf, stepTask, stopTask } from './task-lifecycle';

const ownerOf = (task: Task, container: Container): MachineOwner => ({
  of: 'container',
  task: task.arn,
  container: container.name,
});

/** How containers of an image behave, as declared now. */
const behaviourOf = (ctx: EngineContext, image: string): ImageBehaviour =>
  ctx.world.images.get(image) ?? defaultBehaviour(image);

const definitionIn = (ctx: EngineContext, task: Task, name: string): ContainerDefinition =>
  must(
    definitionOf(ctx, task.taskDefinitionArn).containerDefinitions.find((one) => one.name === name),
    `container ${name}`,
  );

/** TASK-2: all images of the task are pulled, and then its containers started in their order. */
export function pullImages(ctx: EngineContext, task: Task): void {
  const images = [...new Set(task.containers.map((one) => one.image))];
  const behaviours = images.map((image) => behaviourOf(ctx, image));
  const random = ctx.kernel.random('timings');
  const missing = behaviours.find((one) => one.missing);
  if (missing) {
    const reason = STOPPED_REASON.imageMissing(missing.image);
    const delay = draw(random, TIMINGS.failedPull);
    scheduleStep(ctx, delay, { step: 'pull-failed', task: task.arn, reason });
    return;
  }
  const platform = platformOf(ctx, task);
  if (behaviours.some((one) => one.architecture !== platform)) {
    const name = platform === 'ARM64' ? 'linux/arm64' : 'linux/amd64';
    const reason = STOPPED_REASON.wrongPlatform(name);
    const delay = draw(random, TIMINGS.pullOverhead);
    scheduleStep(ctx, delay, { step: 'pull-failed', task: task.arn, reason });
    return;
  }
  const mib = behaviours.reduce((sum, one) => sum + one.sizeMib, 0);
  const delay =
    task.launchType === 'EC2'
      ? draw(random, TIMINGS.cachedPull)
      : draw(random, TIMINGS.pullOverhead) + seconds(mib / PULL_MIB_PER_SECOND);
  scheduleStep(ctx, delay, { step: 'images-pulled', task: task.arn });
}

function platformOf(ctx: EngineContext, task: Task): string {
  const { runtimePlatform } = definitionOf(ctx, task.taskDefinitionArn).carried as {
    runtimePlatform?: { cpuArchitecture?: string };
  };
  return runtimePlatform?.cpuArchitecture ?? 'X86_64';
}

export function imagesPulled(ctx: EngineContext, task: Task): void {
  if (task.lastStatus !== 'ACTIVATING') return;
  task.pullStoppedAt = ctx.kernel.now;
  ctx.touch(task.arn);
  startReadyContainers(ctx, task);
}

/** TASK-5: the pull was given up. */
export function pullFailed(ctx: EngineContext, task: Task, reason: string): void {
  if (task.lastStatus !== 'ACTIVATING') return;
  for (const container of task.containers) container.reason = reason;
  stopTask(ctx, task, reason, 'TaskFailedToStart');
}

/** TASK-7: a container starts once what it depends on is as far as it must be. */
function startReadyContainers(ctx: EngineContext, task: Task): void {
  for (const container of task.containers) {
    if (container.machine.value !== 'PENDING') continue;
    const waits = definitionIn(ctx, task, container.name).dependsOn ?? [];
    const failed = waits.find((wait) => wait.condition === 'SUCCESS' && endedBadly(task, wait));
    if (failed) {
      const reason = STOPPED_REASON.dependencyFailed(failed.containerName, container.name);
      stopTask(ctx, task, reason, 'TaskFailedToStart');
      return;
    }
    if (!waits.every((wait) => isMet(task, wait))) continue;
    container.behaviour = behaviourOf(ctx, container.image);
    const { sigtermExitSeconds } = container.behaviour;
    const never = Number(container.machine.context.stopTimeout) + 1;
    const exiting = sigtermExitSeconds === null ? never : seconds(sigtermExitSeconds);
    stepContainer(ctx, task, container, { type: 'START', exiting });
  }
}

type Wait = NonNullable<ContainerDefinition['dependsOn']>[number];

const dependency = (task: Task, wait: Wait): Container | undefined =>
  task.containers.find((one) => one.name === wait.containerName);

function isMet(task: Task, wait: Wait): boolean {
  const container = dependency(task, wait);
  if (!container) return true;
  switch (wait.condition) {
    case 'START':
      return container.startedAt !== undefined;
    case 'HEALTHY':
      return container.healthStatus === 'HEALTHY';
    case 'COMPLETE':
    case 'SUCCESS':
      return container.lastStatus === 'STOPPED';
  }
}

function endedBadly(task: Task, wait: Wait): boolean {
  const container = dependency(task, wait);
  return container?.lastStatus === 'STOPPED' && container.exitCode !== 0;
}

/** Some container is further now: others may start, or the task is up. */
export function containersMoved(ctx: EngineContext, task: Task): void {
  if (task.lastStatus === 'ACTIVATING') startReadyContainers(ctx, task);
  // A dependency that failed has stopped the task by now.
  if (task.desiredStatus === 'STOPPED' || !areUp(task)) return;
  if (task.lastStatus !== 'ACTIVATING') return;
  if (entriesOf(ctx, task).length === 0) stepTask(ctx, task, { type: 'READY' });
  else {
    const delay = Number(task.machine.context.registering);
    scheduleStep(ctx, delay, { step: 'register-targets', task: task.arn });
  }
}

/** Every container runs, or has done its work and ended. */
export const areUp = (task: Task): boolean =>
  task.containers.every(
    (one) => one.lastStatus === 'RUNNING' || (one.lastStatus === 'STOPPED' && !one.essential),
  );

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
  stepContainer(ctx, task, container, { type: 'EXIT' });
}

/** TASK-8: stop signals go out in reverse order of the start: what others depend on comes last. */
export function stopContainers(ctx: EngineContext, task: Task): void {
  for (const container of task.containers) {
    if (isStopped(container) || container.machine.value === 'SIGNALLED') continue;
    const isNeeded = task.containers.some(
      (other) =>
        !isStopped(other) &&
        definitionIn(ctx, task, other.name).dependsOn?.some(
          (wait) => wait.containerName === container.name,
        ),
    );
    if (!isNeeded) stepContainer(ctx, task, container, { type: 'SIGNAL' });
  }
  if (task.lastStatus === 'STOPPING' && task.containers.every(isStopped)) {
    stepTask(ctx, task, { type: 'CONTAINERS_STOPPED' });
  }
}

const isStopped = (container: Container): boolean => container.lastStatus === 'STOPPED';

/** Containers of a task that was stopped before they were started. */
export function stopUnstarted(ctx: EngineContext, task: Task): void {
  for (const container of task.containers) {
    if (!isStopped(container)) stepContainer(ctx, task, container, { type: 'SIGNAL' });
  }
}

/** An event for a container's machine, and what follows from it. */
export function stepContainer(
  ctx: EngineContext,
  task: Task,
  container: Container,
  event: ContainerMachineEvent | { type: string },
): void {
  const { from, emitted } = stepMachine(ctx, container.machine, ownerOf(task, container), event);
  container.lastStatus = shownAs(container.machine.value);
  ctx.touch(task.arn);
  for (const { type } of emitted as ContainerMachineEmit[]) carryOut(ctx, task, container, type);
  if (isStopped(container) && from !== 'STOPPED') hasStopped(ctx, task, container);
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
      hasStarted(ctx, task, container);
      break;
    case 'signalled':
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

function hasStarted(ctx: EngineContext, task: Task, container: Container): void {
  container.startedAt = ctx.kernel.now;
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
  startChecks(ctx, task, container, definitionIn(ctx, task, container.name));
  containersMoved(ctx, task);
}

/** The container that requests go to: the load balancer's, else the first with a port, else any. */
function servingName(ctx: EngineContext, task: Task): string {
  const definitions = definitionOf(ctx, task.taskDefinitionArn).containerDefinitions;
  const chosen =
    entriesOf(ctx, task)[0]?.containerName ??
    definitions.find((one) => one.portMappings.length > 0)?.name ??
    definitions.find((one) => one.essential)?.name;
  return must(chosen ?? definitions[0]?.name, 'a container');
}

const isServing = (ctx: EngineContext, task: Task, container: Container): boolean =>
  task.server >= 0 && servingName(ctx, task) === container.name;

function hasStopped(ctx: EngineContext, task: Task, container: Container): void {
  if (isServing(ctx, task, container)) {
    ctx.dataPlane.stopServer(task.server);
    task.server = -1;
  }
  if (task.lastStatus === 'STOPPING') stopContainers(ctx, task);
  else if (task.lastStatus === 'STOPPED' || task.lastStatus === 'DEPROVISIONING') return;
  else if (container.essential) crashTask(ctx, task);
  else containersMoved(ctx, task);
}
