import type { World } from '../../../engine/world/world';
import type { Account } from '../../../model/account';
import type { Cluster } from '../../../model/cluster';
import { lastPart } from '../../../model/ids';
import type { Service } from '../../../model/service';
import type { AdvancedConfiguration } from '../../../model/service-network';
import type { Task } from '../../../model/task';
import type { TaskSet } from '../../../model/task-set';
import type { TaskDefinition } from '../../../model/task-definition';
import { firstProviders } from './declared-capacity';
import { usersOf } from '../elbv2/group-users';
import { findRule, ruleName } from '../references';

type Declared = Account['operations'][number];

const some = <T>(list: readonly T[]): readonly T[] | undefined =>
  list.length > 0 ? list : undefined;

/** Clusters and task definitions first; services and tasks once what they name is there. */
export function ecsDeclarations(world: World): { definitions: Declared[]; running: Declared[] } {
  const clusters = [...world.clusters.values()].filter((one) => one.status === 'ACTIVE');
  const services = [...world.services.values()].filter((one) => one.status === 'ACTIVE');
  const tasks = [...world.tasks.values()].filter(
    (task) => task.serviceArn === undefined && task.desiredStatus === 'RUNNING',
  );
  return {
    definitions: [
      ...clusters.map((one) => ({ target: 'ECS.CreateCluster', input: clusterInput(one) })),
      ...[...world.taskDefinitions.values()].map((one) => ({
        target: 'ECS.RegisterTaskDefinition',
        input: definitionInput(one),
      })),
    ],
    running: [
      ...services.flatMap((one) => serviceOperations(world, one)),
      ...tasks.map((one) => ({ target: 'ECS.RunTask', input: taskInput(world, one) })),
    ],
  };
}

/**
 * Revisions that are no longer active: registered with the others, so that the numbers come out
 * right.
 */
export function retirements(world: World): Declared[] {
  const retired = [...world.taskDefinitions.values()].filter((one) => one.status !== 'ACTIVE');
  const deleted = retired.filter((one) => one.status === 'DELETE_IN_PROGRESS');
  return [
    ...retired.map((one) => ({
      target: 'ECS.DeregisterTaskDefinition',
      input: { taskDefinition: lastPart(one.arn) },
    })),
    ...deleted.map((one) => ({
      target: 'ECS.DeleteTaskDefinitions',
      input: { taskDefinitions: [lastPart(one.arn)] },
    })),
  ];
}

const clusterInput = (cluster: Cluster): Record<string, unknown> => ({
  clusterName: cluster.name,
  tags: some(cluster.tags),
  settings: cluster.settings,
  capacityProviders: some(firstProviders(cluster).capacityProviders),
  defaultCapacityProviderStrategy: some(firstProviders(cluster).defaultCapacityProviderStrategy),
  ...cluster.carried,
});

/** What a revision was registered with; members that it has not are undefined. */
export const definitionInput = (definition: TaskDefinition): Record<string, unknown> => ({
  family: definition.family,
  taskRoleArn: definition.taskRoleArn,
  executionRoleArn: definition.executionRoleArn,
  networkMode: definition.networkMode,
  containerDefinitions: definition.containerDefinitions,
  requiresCompatibilities: definition.requiresCompatibilities,
  cpu: definition.cpu,
  memory: definition.memory,
  tags: some(definition.tags),
  ...definition.carried,
});

/** The service, and with the controller EXTERNAL its task sets, the oldest first. */
function serviceOperations(world: World, service: Service): Declared[] {
  const input = serviceInput(world, service);
  const create = { target: 'ECS.CreateService', input };
  if (service.deploymentController.type !== 'EXTERNAL') return [create];
  for (const member of SAID_BY_TASK_SETS) delete input[member];
  const taskSets = service.taskSets.filter((one) => one.status !== 'DRAINING').reverse();
  const primary = taskSets.find((one) => one.status === 'PRIMARY');
  const names = { cluster: lastPart(service.clusterArn), service: service.name };
  return [
    create,
    ...taskSets.map((one) => ({
      target: 'ECS.CreateTaskSet',
      input: { ...names, ...taskSetInput(world, one) },
    })),
    // Ids are of one run only, so the one it was comes by its place.
    ...(primary
      ? [
          {
            target: 'ECS.UpdateServicePrimaryTaskSet',
            input: { ...names, primaryTaskSet: `#${taskSets.indexOf(primary) + 1}` },
          },
        ]
      : []),
  ];
}

/** What a service with task sets shows of its PRIMARY one, and is not made with. */
const SAID_BY_TASK_SETS = [
  'taskDefinition',
  'loadBalancers',
  'launchType',
  'capacityProviderStrategy',
  'platformVersion',
  'networkConfiguration',
] as const;

const taskSetInput = (world: World, taskSet: TaskSet): Record<string, unknown> => ({
  externalId: taskSet.externalId,
  taskDefinition: lastPart(taskSet.taskDefinitionArn),
  networkConfiguration: taskSet.networkConfiguration,
  loadBalancers: some(balancersOf(world, taskSet)),
  ...taskSet.carried,
  launchType: taskSet.launchType,
  capacityProviderStrategy: taskSet.launchType ? undefined : taskSet.capacityProviderStrategy,
  platformVersion: taskSet.platformVersion,
  scale: { value: taskSet.scale, unit: 'PERCENT' },
  tags: some(taskSet.tags),
});

function serviceInput(world: World, service: Service): Record<string, unknown> {
  const balancers = balancersOf(world, service);
  return {
    cluster: lastPart(service.clusterArn),
    serviceName: service.name,
    taskDefinition: lastPart(service.taskDefinitionArn),
    availabilityZoneRebalancing: service.availabilityZoneRebalancing,
    loadBalancers: some(balancers),
    // Of a daemon ECS works it out.
    desiredCount: service.schedulingStrategy === 'DAEMON' ? undefined : service.desiredCount,
    launchType: service.launchType,
    capacityProviderStrategy: service.launchType ? undefined : service.capacityProviderStrategy,
    platformVersion: service.platformVersion,
    deploymentConfiguration: configurationOf(service, balancers),
    networkConfiguration: service.networkConfiguration,
    healthCheckGracePeriodSeconds: service.healthCheckGracePeriodSeconds,
    schedulingStrategy: service.schedulingStrategy,
    deploymentController:
      service.deploymentController.type === 'ECS' ? undefined : service.deploymentController,
    tags: some(service.tags),
    enableECSManagedTags: service.enableECSManagedTags,
    propagateTags: service.propagateTags,
    enableExecuteCommand: service.enableExecuteCommand,
    ...service.carried,
  };
}

/** By name. A group that has lost its load balancer since could not be named in a new service. */
function balancersOf(world: World, service: Pick<Service, 'loadBalancers'>): object[] {
  return service.loadBalancers.flatMap((entry) => {
    const group = world.targetGroups.get(entry.targetGroupArn);
    if (!group || usersOf(world, group.arn).length === 0) return [];
    const { advancedConfiguration: advanced, ...plain } = entry;
    const named = { ...plain, targetGroupArn: group.name };
    if (!advanced) return [named];
    const rules = shiftingByName(world, advanced);
    return rules ? [{ ...named, advancedConfiguration: rules }] : [];
  });
}

/** Rules as `BALANCER:PORT/PRIORITY`. None when a rule or group has gone meanwhile. */
function shiftingByName(world: World, advanced: AdvancedConfiguration): object | undefined {
  const { alternateTargetGroupArn, productionListenerRule, testListenerRule } = advanced;
  const alternate = world.targetGroups.get(alternateTargetGroupArn);
  const production = findRule(world, productionListenerRule);
  const test = testListenerRule === undefined ? undefined : findRule(world, testListenerRule);
  if (!alternate || !production || (testListenerRule !== undefined && !test)) return undefined;
  return {
    alternateTargetGroupArn: alternate.name,
    productionListenerRule: ruleName(production),
    testListenerRule: test && ruleName(test),
    roleArn: advanced.roleArn,
  };
}

/**
 * A strategy that shifts traffic needs rules: once they have gone, a new service could not have
 * it.
 */
function configurationOf(service: Service, balancers: readonly object[]): object {
  const { deploymentConfiguration: configuration } = service;
  const isCut = balancers.length < service.loadBalancers.length;
  return isCut ? { ...configuration, strategy: 'ROLLING' } : configuration;
}

function taskInput(world: World, task: Task): Record<string, unknown> {
  const definition = world.taskDefinitions.get(task.taskDefinitionArn);
  const isDefaultGroup = task.group === `family:${definition?.family}`;
  const awsvpc = {
    subnets: [task.subnetId],
    securityGroups: some(task.securityGroups ?? []),
    assignPublicIp: task.publicIp === undefined ? undefined : 'ENABLED',
  };
  return {
    cluster: lastPart(task.clusterArn),
    enableExecuteCommand: task.enableExecuteCommand,
    group: isDefaultGroup ? undefined : task.group,
    capacityProviderStrategy: task.capacityProviderName && [
      { capacityProvider: task.capacityProviderName, weight: 1 },
    ],
    launchType: task.capacityProviderName ? undefined : task.launchType,
    networkConfiguration:
      task.placing?.networkConfiguration ??
      (definition?.networkMode === 'awsvpc' ? { awsvpcConfiguration: awsvpc } : undefined),
    overrides: Object.keys(task.overrides).length > 0 ? task.overrides : undefined,
    platformVersion: task.platformVersion,
    startedBy: task.startedBy,
    tags: some(task.tags),
    taskDefinition: lastPart(task.taskDefinitionArn),
    volumeConfigurations: task.volumeConfigurations,
  };
}
