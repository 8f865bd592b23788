import { containerArn, lastPart, taskArn } from '../../model/ids';
import type { Container, Task, TaskPlacing, TaskStatus } from '../../model/task';
import type { ContainerDefinition, TaskDefinition } from '../../model/task-definition';
import type { EngineContext } from '../engine-context';
import { interfaceOf } from '../network/task-interface';
import { connectTask } from '../discovery/service-connect';
import { startMachine } from '../runner/machine-runner';
import { newTaskVolumes, provisionVolumes } from '../storage/task-volumes';
import { launchVolumeOf } from '../storage/volume-settings';
import { draw, TIMINGS, type Timing } from '../timings';
import type { MachineOwner } from '../world/agenda';
import { scheduleStartFault } from './images';
import { platformOf } from './launch-types';
import type { Place } from './placement';
import type { TaskSpec } from './specs';
import { startFault } from './start-checks';
import { containerDefinitionOf, definitionOf } from './task-facts';
import { noteTaskAdded } from '../world/task-index';

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

/** What a task without a place asks of one, for when there is. */
const placingOf = ({
  networkConfiguration,
  placementConstraints,
  placementStrategy,
}: TaskSpec): TaskPlacing => ({ networkConfiguration, placementConstraints, placementStrategy });

/** Where a task is that its capacity provider has found no instance for as yet. */
const NOWHERE: Place = { availabilityZone: '', subnetId: '', privateIp: '' };

/**
 * TASK-1: a new task is PROVISIONING, or PENDING where it gets no interface of its own. Without a
 * place it waits for one in PROVISIONING: see `placeTask`.
 */
export function createTask(ctx: EngineContext, spec: TaskSpec, found: Place | null): Task {
  const { clusterArn, group, startedBy, launchType, serviceArn, deploymentId } = spec;
  const definition = definitionOf(ctx, spec);
  const place = found ?? NOWHERE;
  const id = ctx.ids.hex(32);
  const arn = taskArn(lastPart(clusterArn), id);
  const { state } = startMachine(
    ctx,
    'task',
    { of: 'task', task: arn },
    {
      hasInterface: definition.networkMode === 'awsvpc' || launchVolumeOf(definition) !== undefined,
      awaitsCapacity: found === null,
      ...drawTimings(ctx, launchType, definition),
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
    ...(spec.capacityProviderName !== undefined && {
      capacityProviderName: spec.capacityProviderName,
    }),
    ...(launchType === 'FARGATE' && { platformVersion: platformOf(spec.platformVersion) }),
    ...(found === null && { placing: placingOf(spec) }),
    availabilityZone: place.availabilityZone,
    subnetId: place.subnetId,
    privateIp: place.privateIp,
    ...interfaceOf(definition, spec.networkConfiguration, id),
    ...(place.containerInstanceArn !== undefined && {
      containerInstanceArn: place.containerInstanceArn,
    }),
    ...(place.host && { hostInstanceId: place.host.instanceId }),
    cpu: sizeOf(spec, definition, 'cpu'),
    memory: sizeOf(spec, definition, 'memory'),
    lastStatus: state.value as TaskStatus,
    desiredStatus: 'RUNNING',
    healthStatus: 'UNKNOWN',
    createdAt: ctx.kernel.now,
    containers: [],
    ...newTaskVolumes(definition),
    ...(spec.volumeConfigurations && { volumeConfigurations: spec.volumeConfigurations }),
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
  connectTask(ctx, task);
  ctx.world.tasks.set(arn, task);
  noteTaskAdded(ctx.world, task);
  ctx.emit('TaskStateChange', arn, `→ ${task.lastStatus}`, serviceArn);
  ctx.touch(arn);
  if (found !== null) beginProvisioning(ctx, task);
  return task;
}

/** What ECS attaches before there is a task at all: from here on, once it has a place. */
export function beginProvisioning(ctx: EngineContext, task: Task): void {
  provisionVolumes(ctx, task);
  const fault = startFault(ctx, task, 'PROVISIONING');
  if (fault) scheduleStartFault(ctx, task, fault);
}

/** The place that was found for a task which had none. */
export function takePlace(ctx: EngineContext, task: Task, place: Place): void {
  task.availabilityZone = place.availabilityZone;
  task.subnetId = place.subnetId;
  task.privateIp = place.privateIp;
  delete task.placing;
  if (place.containerInstanceArn) task.containerInstanceArn = place.containerInstanceArn;
  for (const one of task.containers) {
    const declared = containerDefinitionOf(ctx, task, one);
    one.machine.context.stopTimeout = stopTimeoutOf(ctx, declared, place);
  }
  if (!place.host) return;
  task.hostInstanceId = place.host.instanceId;
  for (const container of task.containers) {
    const bindings = place.host.bindings.get(container.name) ?? [];
    if (bindings.length > 0) container.networkBindings = bindings;
  }
}

/** CAP-12: its own; on an instance that says one, that; else what is usual. Microseconds. */
function stopTimeoutOf(
  ctx: EngineContext,
  { stopTimeout }: ContainerDefinition,
  { containerInstanceArn = '' }: Place,
): number {
  const instance = ctx.world.containerInstances.get(containerInstanceArn);
  const length = stopTimeout ?? instance?.stopTimeoutSeconds ?? TIMINGS.stopTimeout.low;
  return Math.round(length * 1e6);
}

function drawTimings(
  ctx: EngineContext,
  launchType: Task['launchType'],
  definition: TaskDefinition,
) {
  const kind = launchType === 'FARGATE' ? ON_FARGATE : ON_EC2;
  const random = ctx.kernel.random('timings');
  return {
    provisioning: provisioningTime(random, kind, definition),
    pending: draw(random, kind.pending),
    registering: draw(random, kind.registering),
    deprovisioning: draw(random, kind.deprovisioning),
    visible: draw(random, TIMINGS.stoppedTaskVisible),
  };
}

/** EBS-1: an interface, and a volume that is left to the launch. */
function provisioningTime(
  random: () => number,
  kind: TaskTimings,
  definition: TaskDefinition,
): number {
  const forInterface = draw(random, kind.provisioning);
  if (!launchVolumeOf(definition)) return forInterface;
  const forVolume = draw(random, TIMINGS.ebsAttachment);
  return definition.networkMode === 'awsvpc' ? forInterface + forVolume : forVolume;
}

function createContainer(
  ctx: EngineContext,
  task: Task,
  definition: ContainerDefinition,
  place: Place,
): Container {
  const { name, image, essential } = definition;
  const owner: MachineOwner = { of: 'container', task: task.arn, container: name };
  const { state } = startMachine(ctx, 'container', owner, {
    starting: draw(ctx.kernel.random('timings'), TIMINGS.containerStart),
    exiting: 0,
    stopTimeout: stopTimeoutOf(ctx, definition, place),
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
