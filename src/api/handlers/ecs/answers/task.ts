import { isOutOfReach } from '../../../../engine/capacity/instance-facts';
import { imageDigest } from '../../../../engine/images/image-digest';
import type { World } from '../../../../engine/world/world';
import { toEpochSeconds, type SimMicros } from '../../../../model/sim-time';
import type { Container, Task } from '../../../../model/task';
import type { TaskDefinition } from '../../../../model/task-definition';
import { managedAgentOf } from '../../../../engine/exec/exec-agent';
import { resolvedPlatform } from './service';
import { volumeAttachments } from './volume-attachments';
import { containerInterfaces, interfaceAttachment } from './task-interface';

const moment = (at: SimMicros | undefined): number | undefined =>
  at === undefined ? undefined : toEpochSeconds(at);

/** A `task` as ECS answers it. */
export function describeTask(world: World, task: Task, withTags = true): object {
  const definition = world.taskDefinitions.get(task.taskDefinitionArn);
  const fargate = task.launchType === 'FARGATE';
  // Its capacity provider may still look for an instance.
  const isPlaced = task.availabilityZone !== '';
  const connectedAt = task.machine.history.find(({ value }) => value === 'PENDING')?.at;
  const connectivity = isOutOfReach(world, task) ? 'DISCONNECTED' : 'CONNECTED';
  return {
    attachments: [
      ...(definition?.networkMode === 'awsvpc' && isPlaced ? [interfaceAttachment(task)] : []),
      ...volumeAttachments(world, task),
    ],
    attributes: [{ name: 'ecs.cpu-architecture', value: architecture(definition) }],
    availabilityZone: isPlaced ? task.availabilityZone : undefined,
    capacityProviderName: task.capacityProviderName,
    clusterArn: task.clusterArn,
    connectivity: connectedAt === undefined ? undefined : connectivity,
    connectivityAt: moment(connectedAt),
    containerInstanceArn: task.containerInstanceArn,
    containers: task.containers.map((one) => describeContainer(world, task, one, definition)),
    cpu: task.cpu,
    createdAt: toEpochSeconds(task.createdAt),
    desiredStatus: task.desiredStatus,
    enableExecuteCommand: task.enableExecuteCommand,
    executionStoppedAt: moment(task.executionStoppedAt),
    group: task.group,
    healthStatus: task.healthStatus,
    lastStatus: task.lastStatus,
    launchType: task.launchType,
    memory: task.memory,
    overrides: {
      containerOverrides: task.containers.map(({ name }) => ({ name })),
      inferenceAcceleratorOverrides: [],
      ...task.overrides,
    },
    platformVersion: fargate ? resolvedPlatform(task.platformVersion) : undefined,
    platformFamily: fargate ? 'Linux' : undefined,
    pullStartedAt: moment(task.pullStartedAt),
    pullStoppedAt: moment(task.pullStoppedAt),
    startedAt: moment(task.startedAt),
    startedBy: task.startedBy,
    stopCode: task.stopCode,
    stoppedAt: moment(task.stoppedAt),
    stoppedReason: task.stoppedReason,
    stoppingAt: moment(task.stoppingAt),
    tags: withTags ? task.tags : undefined,
    taskArn: task.arn,
    taskDefinitionArn: task.taskDefinitionArn,
    version: task.version,
    ephemeralStorage: fargate
      ? (definition?.carried.ephemeralStorage ?? { sizeInGiB: 20 })
      : undefined,
  };
}

function architecture(definition: TaskDefinition | undefined): string {
  const platform = definition?.carried.runtimePlatform as { cpuArchitecture?: string } | undefined;
  return platform?.cpuArchitecture === 'ARM64' ? 'arm64' : 'x86_64';
}

function describeContainer(
  world: World,
  task: Task,
  container: Container,
  definition: TaskDefinition | undefined,
): object {
  const declared = definition?.containerDefinitions.find((one) => one.name === container.name);
  const pulled = task.pullStoppedAt !== undefined;
  return {
    containerArn: container.arn,
    taskArn: task.arn,
    name: container.name,
    image: container.image,
    imageDigest: pulled ? imageDigest(container.image) : undefined,
    runtimeId: container.startedAt === undefined ? undefined : container.runtimeId,
    lastStatus: container.lastStatus,
    exitCode: container.exitCode,
    reason: container.reason,
    networkBindings: container.networkBindings ?? [],
    networkInterfaces: containerInterfaces(task),
    managedAgents: describeAgents(world, task, container),
    healthStatus: container.healthStatus,
    cpu: String(declared?.cpu ?? 0),
    memory: text(declared?.memory),
    memoryReservation: text(declared?.memoryReservation),
  };
}

function describeAgents(world: World, task: Task, container: Container): object[] | undefined {
  const agent = managedAgentOf(world, task, container);
  return agent && [{ ...agent, lastStartedAt: moment(agent.lastStartedAt) }];
}

const text = (n: number | undefined): string | undefined =>
  n === undefined ? undefined : String(n);
