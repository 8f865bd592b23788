import { taskDefinitionArn } from '../../../model/ids';
import type { ContainerDefinition, TaskDefinition } from '../../../model/task-definition';
import { ecsErrors } from '../../contract/errors';
import { inputOf, type InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeTaskDefinitionWithTags } from './answers/task-definition';
import { checkContainers } from './container-checks';
import { executionRoleRefusal } from './execution-role';
import { fargateRefusal } from './fargate-rules';
import { cpuUnits, memoryMib } from './fargate-sizes';
import { checkConstraintsOfDefinition } from './placement-rules';
import { withTags } from './tags';
import { checkVolumes } from './volume-rules';

type Registration = InputOf<'ECS.RegisterTaskDefinition'>;
type Container = Registration['containerDefinitions'][number];

export const registerTaskDefinition: Handler<'ECS.RegisterTaskDefinition'> = (engine, input) => {
  const { world } = engine.ctx;
  const definition = read(input);
  const refusal = executionRoleRefusal(world, input);
  if (refusal !== undefined) refuse(ecsErrors.client(refusal));
  const revision = (world.families.get(input.family) ?? 0) + 1;
  const arn = taskDefinitionArn(input.family, revision);
  const registered: TaskDefinition = {
    ...definition,
    arn,
    revision,
    status: 'ACTIVE',
    registeredAt: engine.now,
  };
  world.families.set(input.family, revision);
  world.taskDefinitions.set(arn, registered);
  return describeTaskDefinitionWithTags(registered, true);
};

/** Checks a registration and fills in what ECS fills in. */
function read(
  input: Registration,
): Omit<TaskDefinition, 'arn' | 'revision' | 'status' | 'registeredAt'> {
  const { family, containerDefinitions, requiresCompatibilities, tags, ...rest } = input;
  const { taskRoleArn, executionRoleArn, networkMode: mode, ...sized } = rest;
  const { cpu: cpuText, memory: memoryText, ...carried } = sized;
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(family)) {
    refuse(ecsErrors.client('Family contains invalid characters or is too long.'));
  }
  const networkMode = mode ?? 'bridge';
  const cpu = size(cpuText, cpuUnits, 'cpu');
  const memory = size(memoryText, memoryMib, 'memory');
  const refusal = fargateRefusal(input, cpu, memory);
  if (requiresCompatibilities?.includes('FARGATE')) {
    if (refusal) refuse(ecsErrors.client(refusal));
  } else if (cpu !== undefined && (cpu < 128 || cpu > 196_608)) {
    invalidSize('cpu');
  }
  checkContainers(input, networkMode, cpu, memory);
  checkVolumes(input.volumes, taskRoleArn);
  checkConstraintsOfDefinition(input.placementConstraints);
  return {
    family,
    networkMode,
    requiresCompatibilities,
    compatibilities: compatibilities(networkMode, refusal === undefined),
    cpu: cpu === undefined ? undefined : String(cpu),
    memory: memory === undefined ? undefined : String(memory),
    taskRoleArn,
    executionRoleArn,
    containerDefinitions: containerDefinitions.map((one) => fillIn(one, networkMode)),
    carried,
    tags: withTags([], tags),
  };
}

const invalidSize = (member: 'cpu' | 'memory') =>
  refuse(
    ecsErrors.client(
      `Invalid '${member}' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`,
    ),
  );

function size(
  text: string | undefined,
  read: (text: string) => number | undefined,
  member: 'cpu' | 'memory',
): number | undefined {
  if (text === undefined) return undefined;
  return read(text) ?? invalidSize(member);
}

/** Which launch types can run it, whatever it asks for. ECS Anywhere has no awsvpc. */
function compatibilities(networkMode: string, fargate: boolean): string[] {
  if (networkMode !== 'awsvpc') return ['EXTERNAL', 'EC2'];
  return fargate ? ['EC2', 'FARGATE'] : ['EC2'];
}

/** A container with ECS's defaults, members in the order of the API. */
function fillIn(container: Container, networkMode: string): ContainerDefinition {
  const filled: Record<string, unknown> = {
    ...container,
    cpu: container.cpu ?? 0,
    portMappings: (container.portMappings ?? []).map((mapping) => ({
      ...mapping,
      ...(!mapping.containerPortRange && { hostPort: hostPortOf(mapping, networkMode) }),
      protocol: mapping.protocol ?? 'tcp',
    })),
    essential: container.essential ?? true,
    environment: container.environment ?? [],
    mountPoints: container.mountPoints ?? [],
    volumesFrom: container.volumesFrom ?? [],
    systemControls: container.systemControls ?? [],
    ...(container.healthCheck && {
      healthCheck: {
        command: container.healthCheck.command,
        interval: container.healthCheck.interval ?? 30,
        timeout: container.healthCheck.timeout ?? 5,
        retries: container.healthCheck.retries ?? 3,
        startPeriod: container.healthCheck.startPeriod,
      },
    }),
  };
  const inOrder = containerMembers().filter((member) => filled[member] !== undefined);
  const entries = inOrder.map((member) => [member, filled[member]]);
  return Object.fromEntries(entries) as ContainerDefinition;
}

/** Without a host port, awsvpc and host take the container's, bridge one that is free. */
function hostPortOf(
  mapping: { hostPort?: number; containerPort?: number },
  networkMode: string,
): number {
  if (networkMode === 'bridge') return mapping.hostPort ?? 0;
  return mapping.hostPort || (mapping.containerPort ?? 0);
}

/** Members of a container definition in the order of the API. */
function containerMembers(): string[] {
  const list = inputOf('ECS.RegisterTaskDefinition').members.containerDefinitions;
  return list?.type === 'list' && list.member.type === 'structure'
    ? Object.keys(list.member.members)
    : [];
}
