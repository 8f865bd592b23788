import { serviceCounts } from '../../../../engine/control-plane/operations';
import { resourcesOf } from '../../../../engine/discovery/service-connect';
import type { EngineContext } from '../../../../engine/engine-context';
import { volumeConfigurationsOf } from '../../../../engine/storage/service-volumes';
import type { Deployment } from '../../../../model/deployment';
import { ACCOUNT_ID } from '../../../../model/ids';
import type { Service } from '../../../../model/service';
import { toEpochSeconds } from '../../../../model/sim-time';
import type { Task } from '../../../../model/task';
import type { TaskSet } from '../../../../model/task-set';

const SERVICE_ROLE = `arn:aws:iam::${ACCOUNT_ID}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`;
const PENDING = ['PROVISIONING', 'PENDING', 'ACTIVATING'];

/** The version a task or deployment really has; a service goes on showing LATEST. */
export const resolvedPlatform = (asked = 'LATEST'): string =>
  asked === 'LATEST' ? '1.4.0' : asked;

type LaunchChoice = Pick<Service, 'launchType' | 'capacityProviderStrategy'>;

/** By launch type, or by capacity provider. */
const runsOnFargate = (one: LaunchChoice): boolean =>
  one.launchType === 'FARGATE' ||
  (one.launchType === undefined &&
    (one.capacityProviderStrategy?.[0]?.capacityProvider.startsWith('FARGATE') ?? false));

/** Members that only what runs on Fargate has. */
export const platformOf = (one: LaunchChoice, platformVersion: string): object =>
  runsOnFargate(one) ? { platformVersion, platformFamily: 'Linux' } : {};

/** A revision with the tasks of the deployment that runs it, if one still does. */
export function revisionCounts(ctx: EngineContext, arn: string, deployment?: Deployment): object {
  const counts = deployment ? deploymentCounts(ctx, deployment) : { running: 0, pending: 0 };
  return {
    arn,
    requestedTaskCount: deployment?.desiredCount ?? 0,
    runningTaskCount: counts.running,
    pendingTaskCount: counts.pending,
  };
}

/** A `service` as ECS answers it. */
export function describeService(ctx: EngineContext, service: Service, withTags = true): object {
  const { running, pending } = serviceCounts(ctx, service);
  const { carried } = service;
  return {
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: service.clusterArn,
    loadBalancers: service.loadBalancers,
    serviceRegistries: carried.serviceRegistries ?? [],
    status: service.status,
    desiredCount: service.desiredCount,
    runningCount: running,
    pendingCount: pending,
    launchType: service.launchType,
    capacityProviderStrategy: service.capacityProviderStrategy,
    ...platformOf(service, service.platformVersion ?? 'LATEST'),
    taskDefinition: service.taskDefinitionArn || undefined,
    deploymentConfiguration: service.deploymentConfiguration,
    taskSets:
      service.deploymentController.type === 'ECS'
        ? undefined
        : service.taskSets.map((one) => describeTaskSet(ctx, service, one)),
    deployments: liveDeployments(service).map((one) => describeDeployment(ctx, service, one)),
    roleArn: carried.role ?? SERVICE_ROLE,
    events: service.events.map(({ id, createdAt, message }) => ({
      id,
      createdAt: toEpochSeconds(createdAt),
      message,
    })),
    createdAt: toEpochSeconds(service.createdAt),
    currentServiceDeployment: service.serviceDeployments[0]?.arn,
    currentServiceRevisions: liveDeployments(service).map((one) =>
      revisionCounts(ctx, one.revisionArn, one),
    ),
    placementConstraints: carried.placementConstraints ?? [],
    placementStrategy: carried.placementStrategy ?? [],
    networkConfiguration: service.networkConfiguration,
    healthCheckGracePeriodSeconds: service.healthCheckGracePeriodSeconds,
    schedulingStrategy: service.schedulingStrategy,
    deploymentController: service.deploymentController,
    tags: withTags ? service.tags : undefined,
    createdBy: `arn:aws:iam::${ACCOUNT_ID}:root`,
    enableECSManagedTags: service.enableECSManagedTags,
    propagateTags: service.propagateTags,
    enableExecuteCommand: service.enableExecuteCommand,
    availabilityZoneRebalancing: service.availabilityZoneRebalancing,
    resourceManagementType: 'CUSTOMER',
  };
}

/** One that has been replaced whole drops out of the list. */
const liveDeployments = (service: Service): Deployment[] =>
  service.deployments.filter((deployment) => deployment.status !== 'INACTIVE');

function describeDeployment(ctx: EngineContext, service: Service, deployment: Deployment): object {
  const { running, pending } = deploymentCounts(ctx, deployment);
  return {
    id: deployment.id,
    status: deployment.status,
    taskDefinition: deployment.taskDefinitionArn,
    desiredCount: deployment.desiredCount,
    pendingCount: pending,
    runningCount: running,
    failedTasks: deployment.failedTasks,
    createdAt: toEpochSeconds(deployment.createdAt),
    updatedAt: toEpochSeconds(deployment.updatedAt),
    capacityProviderStrategy: service.capacityProviderStrategy,
    launchType: deployment.launchType,
    ...platformOf(service, resolvedPlatform(deployment.platformVersion)),
    networkConfiguration: deployment.networkConfiguration,
    rolloutState: deployment.rolloutState,
    rolloutStateReason: deployment.rolloutStateReason,
    ...connectMembers(ctx, service, deployment),
    volumeConfigurations: volumeConfigurationsOf(service, deployment.id),
  };
}

/** What the newest deployment says of Service Connect; of those before it that is not kept. */
function connectMembers(ctx: EngineContext, service: Service, { status }: Deployment): object {
  const { serviceConnectConfiguration } = service.carried;
  if (serviceConnectConfiguration === undefined || status !== 'PRIMARY') return {};
  const resources = resourcesOf(ctx.world, service);
  return {
    serviceConnectConfiguration,
    ...(resources.length > 0 && { serviceConnectResources: resources }),
  };
}

/** A `taskSet` as ECS answers it. */
export function describeTaskSet(
  ctx: EngineContext,
  service: Service,
  taskSet: TaskSet,
  withTags = false,
): object {
  const owner = { id: taskSet.id, serviceArn: service.arn };
  const { running, pending } = deploymentCounts(ctx, owner);
  return {
    id: taskSet.id,
    taskSetArn: taskSet.arn,
    serviceArn: service.arn,
    clusterArn: service.clusterArn,
    startedBy: taskSet.startedBy,
    externalId: taskSet.externalId,
    status: taskSet.status,
    taskDefinition: taskSet.taskDefinitionArn,
    computedDesiredCount: taskSet.computedDesiredCount,
    pendingCount: pending,
    runningCount: running,
    createdAt: toEpochSeconds(taskSet.createdAt),
    updatedAt: toEpochSeconds(taskSet.updatedAt),
    launchType: taskSet.launchType,
    capacityProviderStrategy: taskSet.capacityProviderStrategy,
    ...platformOf(taskSet, resolvedPlatform(taskSet.platformVersion)),
    networkConfiguration: taskSet.networkConfiguration,
    loadBalancers: taskSet.loadBalancers,
    serviceRegistries: taskSet.carried.serviceRegistries ?? [],
    scale: { value: taskSet.scale, unit: 'PERCENT' },
    stabilityStatus: taskSet.stabilityStatus,
    stabilityStatusAt: toEpochSeconds(taskSet.stabilityStatusAt),
    tags: withTags ? taskSet.tags : undefined,
  };
}

/** Tasks made by a deployment or task set, by ECS's counting. */
function deploymentCounts(
  ctx: EngineContext,
  deployment: { id: string; serviceArn: string },
): { running: number; pending: number } {
  const tasks = [...ctx.world.tasks.values()].filter(
    (task: Task) =>
      task.serviceArn === deployment.serviceArn && task.deploymentId === deployment.id,
  );
  return {
    running: tasks.filter((task) => task.lastStatus === 'RUNNING').length,
    pending: tasks.filter((task) => PENDING.includes(task.lastStatus)).length,
  };
}
