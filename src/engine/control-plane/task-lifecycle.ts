import { containerArn, lastPart, taskArn } from '../../model/ids';
import { must } from '../../model/assert';
import type { Service } from '../../model/service';
import type { SimMicros } from '../../model/sim-time';
import type { Container, StopCode, Task, TaskStatus } from '../../model/task';
import type { ContainerDefinition, TaskDefinition } from '../../model/task-definition';
import type { TaskMachineEmit, TaskMachineEvent } from '../../machines/task.machine';
import type { EngineContext } from '../engine-context';
import { startMachine, stepMachine } from '../runner/machine-runner';
import { draw, TIMINGS, type Timing } from '../timings';
import type { MachineOwner } from '../world/agenda';
import { pullImages, stopContainers, stopUnstarted } from './container-lifecycle';
import type { TaskSpec } from './operations';
import { createPlacer, type Place, type Placer } from './placement';
import { STOPPED_REASON } from './service-events';
import { noteStartFailure, noteTaskRunning } from './start-backoff';
import { scheduleStep } from './steps';
import { ZONES } from './subnets';
import { targetsOf } from './target-registration';

const ownerOf = (task: Task): MachineOwner => ({ of: 'task', task: task.arn });

/** How long this kind of task takes over each timed state. */
interface TaskTimings {
  provisioning: Timing;
  pending: Timing;
  registering: Timing;
  deprovisioning: Timing;
}

const ON_FARGATE: TaskTimings = {
  provisioning: TIMINGS.fargateProvisioning,
  pending: TIMINGS.fargatePending,
  registering: TIMINGS.fargateRegistration,
  deprovisioning: TIMINGS.fargateDeprovisioning,
};
const ON_EC2: TaskTimings = {
  provisioning: TIMINGS.ec2InterfaceProvisioning,
  pending: TIMINGS.ec2Pending,
  registering: TIMINGS.ec2Registration,
  deprovisioning: TIMINGS.ec2Deprovisioning,
};

/** TASK-1: a new task is PROVISIONING, or PENDING where it gets no interface of its own. */
function createTask(ctx: EngineContext, spec: TaskSpec, place: Place): Task {
  const { clusterArn, group, startedBy, launchType, serviceArn, deploymentId } = spec;
  const definition = definitionOf(ctx, spec.taskDefinitionArn);
  const id = ctx.ids.hex(32);
  const arn = taskArn(lastPart(clusterArn), id);
  const { state } = startMachine(
    ctx,
    'task',
    { of: 'task', task: arn },
    {
      hasInterface: definition.networkMode === 'awsvpc',
      ...drawTimings(ctx, launchType),
    },
  );
  const task: Task = {
    arn,
    id,
    clusterArn,
    taskDefinitionArn: definition.arn,
    group,
    ...(startedBy !== undefined && { startedBy }),
    ...(serviceArn !== undefined && { serviceArn, deploymentId }),
    launchType,
    ...(launchType === 'FARGATE' && { platformVersion: platformOf(spec.platformVersion) }),
    availabilityZone: place.availabilityZone,
    subnetId: place.subnetId,
    privateIp: place.privateIp,
    ...(place.host && { hostInstanceId: place.host.instanceId }),
    cpu: sizeOf(spec, definition, 'cpu'),
    memory: sizeOf(spec, definition, 'memory'),
    lastStatus: state.value as TaskStatus,
    desiredStatus: 'RUNNING',
    healthStatus: 'UNKNOWN',
    createdAt: ctx.kernel.now,
    containers: [],
    machine: state,
    server: -1,
    enableExecuteCommand: spec.enableExecuteCommand,
    overrides: spec.overrides,
    tags: spec.tags,
    version: 1,
  };
  task.containers = definition.containerDefinitions.map((one) =>
    createContainer(ctx, task, one, place),
  );
  ctx.world.tasks.set(arn, task);
  ctx.emit('TaskStateChange', arn, `→ ${task.lastStatus}`, serviceArn);
  ctx.touch(arn);
  return task;
}

function drawTimings(ctx: EngineContext, launchType: Task['launchType']) {
  const kind = launchType === 'FARGATE' ? ON_FARGATE : ON_EC2;
  const random = ctx.kernel.random('timings');
  return {
    provisioning: draw(random, kind.provisioning),
    pending: draw(random, kind.pending),
    registering: draw(random, kind.registering),
    deprovisioning: draw(random, kind.deprovisioning),
    visible: draw(random, TIMINGS.stoppedTaskVisible),
  };
}

function createContainer(
  ctx: EngineContext,
  task: Task,
  definition: ContainerDefinition,
  place: Place,
): Container {
  const { name, image, essential, stopTimeout = TIMINGS.stopTimeout.low } = definition;
  const owner: MachineOwner = { of: 'container', task: task.arn, container: name };
  const { state } = startMachine(ctx, 'container', owner, {
    starting: draw(ctx.kernel.random('timings'), TIMINGS.containerStart),
    exiting: 0,
    stopTimeout: Math.round(stopTimeout * 1e6),
  });
  const bindings = place.host?.bindings.get(name) ?? [];
  return {
    arn: containerArn(lastPart(task.clusterArn), task.id, ctx.ids.uuid()),
    name,
    image,
    essential,
    runtimeId: task.launchType === 'FARGATE' ? `${task.id}-${ctx.ids.digits(10)}` : ctx.ids.hex(64),
    lastStatus: 'PENDING',
    healthStatus: 'UNKNOWN',
    ...(bindings.length > 0 && { networkBindings: bindings }),
    healthFailures: 0,
    machine: state,
  };
}

export const definitionOf = (ctx: EngineContext, arn: string): TaskDefinition =>
  must(ctx.world.taskDefinitions.get(arn), `task definition ${arn}`);

/** LATEST is 1.4.0 on Linux. */
export const platformOf = (version: string | undefined): string =>
  version === undefined || version === 'LATEST' ? '1.4.0' : version;

/** CPU units or MiB of a task: an override, the task's own size, or the sum over its containers. */
function sizeOf(spec: TaskSpec, definition: TaskDefinition, what: 'cpu' | 'memory'): string {
  const override = spec.overrides[what];
  if (typeof override === 'string') return override;
  const own = definition[what];
  if (own !== undefined) return own;
  const sum = definition.containerDefinitions.reduce((total, one) => {
    const memory = one.memory ?? one.memoryReservation ?? 0;
    return total + (what === 'cpu' ? one.cpu : memory);
  }, 0);
  return String(sum);
}

/** One standalone task. Where no zone has capacity it stops at once and says so. */
export function runTask(ctx: EngineContext, spec: TaskSpec): Task {
  const place = createPlacer(ctx, spec).next(definitionOf(ctx, spec.taskDefinitionArn));
  const nowhere: Place = {
    availabilityZone: must(ZONES[0], 'a zone'),
    subnetId: '',
    privateIp: '',
  };
  const task = createTask(ctx, spec, place ?? nowhere);
  if (!place) stopTask(ctx, task, STOPPED_REASON.noCapacity, 'TaskFailedToStart');
  return task;
}

/** A task of a service's deployment, where the placer puts it; undefined when every zone is out. */
export function startServiceTask(
  ctx: EngineContext,
  service: Service,
  spec: TaskSpec,
  placer: Placer,
): Task | undefined {
  const place = placer.next(definitionOf(ctx, spec.taskDefinitionArn));
  if (!place) return undefined;
  return createTask(ctx, { ...spec, serviceArn: service.arn }, place);
}

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
 * TASK-6: an essential container ended. The task is not drained first; its target follows later.
 */
export function crashTask(ctx: EngineContext, task: Task): void {
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
  const now: SimMicros = ctx.kernel.now;
  if (to === 'ACTIVATING') task.pullStartedAt = now;
  if (to === 'RUNNING') {
    task.startedAt = now;
    noteTaskRunning(ctx, task);
  }
  if (to === 'STOPPING') task.stoppingAt = now;
  if (from === 'STOPPING') task.executionStoppedAt = now;
  if (to === 'STOPPED') task.stoppedAt = now;
  ctx.emit('TaskStateChange', task.arn, `${from} → ${to}`, task.serviceArn);
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
      stopContainers(ctx, task);
      break;
    case 'stopped':
      stopUnstarted(ctx, task);
      break;
    case 'expired':
      ctx.world.tasks.delete(task.arn);
      ctx.touch(task.arn);
      break;
  }
}
