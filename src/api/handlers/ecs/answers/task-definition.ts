import { ACCOUNT_ID } from '../../../../model/ids';
import { toEpochSeconds } from '../../../../model/sim-time';
import type { TaskDefinition } from '../../../../model/task-definition';

/** A `taskDefinition` as ECS answers it. Its tags stand beside it, never inside. */
export function describeTaskDefinition(definition: TaskDefinition): object {
  const { carried } = definition;
  return {
    taskDefinitionArn: definition.arn,
    containerDefinitions: definition.containerDefinitions,
    family: definition.family,
    taskRoleArn: definition.taskRoleArn,
    executionRoleArn: definition.executionRoleArn,
    networkMode: definition.networkMode,
    revision: definition.revision,
    volumes: carried.volumes ?? [],
    status: definition.status,
    requiresAttributes: requiredAttributes(definition).map((name) => ({ name })),
    placementConstraints: carried.placementConstraints ?? [],
    compatibilities: definition.compatibilities,
    runtimePlatform: carried.runtimePlatform,
    requiresCompatibilities: definition.requiresCompatibilities,
    cpu: definition.cpu,
    memory: definition.memory,
    inferenceAccelerators: carried.inferenceAccelerators,
    pidMode: carried.pidMode,
    ipcMode: carried.ipcMode,
    proxyConfiguration: carried.proxyConfiguration,
    registeredAt: toEpochSeconds(definition.registeredAt),
    deregisteredAt:
      definition.deregisteredAt === undefined
        ? undefined
        : toEpochSeconds(definition.deregisteredAt),
    registeredBy: `arn:aws:iam::${ACCOUNT_ID}:root`,
    ephemeralStorage: carried.ephemeralStorage,
    enableFaultInjection: carried.enableFaultInjection,
  };
}

/** `{taskDefinition, tags}`: the tags only when asked for or when there are some to confirm. */
export function describeTaskDefinitionWithTags(
  definition: TaskDefinition,
  withTags: boolean,
): object {
  return {
    taskDefinition: describeTaskDefinition(definition),
    ...(withTags && { tags: definition.tags }),
  };
}

/** What an instance must offer to run it, as far as it follows from the members simulated. */
function requiredAttributes(definition: TaskDefinition): string[] {
  const names = new Set<string>();
  for (const container of definition.containerDefinitions) {
    const log = container.logConfiguration as { logDriver?: string } | undefined;
    if (log?.logDriver) names.add(`com.amazonaws.ecs.capability.logging-driver.${log.logDriver}`);
    if (container.healthCheck) names.add('ecs.capability.container-health-check');
    if (container.dependsOn) names.add('ecs.capability.container-ordering');
    if (container.secrets) names.add('ecs.capability.secrets.asm.environment-variables');
  }
  if (definition.taskRoleArn) names.add('com.amazonaws.ecs.capability.task-iam-role');
  if (definition.networkMode === 'awsvpc') names.add('ecs.capability.task-eni');
  return ['com.amazonaws.ecs.capability.docker-remote-api.1.18', ...names];
}
