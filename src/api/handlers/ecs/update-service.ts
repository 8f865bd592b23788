import { updateService as apply } from '../../../engine/control-plane/operations';
import type { ServiceChanges } from '../../../engine/control-plane/operations';
import type { EngineContext } from '../../../engine/engine-context';
import { lastPart } from '../../../model/ids';
import { must } from '../../../model/assert';
import type { Service } from '../../../model/service';
import type { TaskDefinition } from '../../../model/task-definition';
import { ecsErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { clusterFor, serviceOf, usableTaskDefinition } from '../references';
import { checkShifting } from './advanced-configuration';
import { describeService } from './answers/service';
import { carriedMembers, checkRanges, noTaskRole } from './create-service';
import { deploymentConfiguration } from './deployment-configuration';
import { checkUpdatable } from './deployment-controllers';
import { type Launch, launchFor } from './launch';
import { checkLaunchVolumes } from './launch-volumes';
import { checkMonitoring } from './monitoring-checks';
import { checkOneVpc, networkFor } from './network-checks';
import { checkRegistries, checkServiceConnect } from './service-connect';
import { serviceLoadBalancers } from './service-load-balancers';
import { checkDaemonChanges } from './scheduling-strategy';
import { zoneRebalancing } from './zone-rebalancing';

type Input = InputOf<'ECS.UpdateService'>;

export const updateService: Handler<'ECS.UpdateService'> = ({ ctx }, input) => {
  const cluster = clusterFor(ctx.world, input.cluster, input.service);
  const service = serviceOf(ctx.world, cluster, input.service);
  if (service.status !== 'ACTIVE') refuse(ecsErrors.serviceNotActive());
  checkUpdatable(service, input);
  checkMonitoring(input.monitoring, service.deploymentController.type);
  const isExternal = service.deploymentController.type === 'EXTERNAL';
  const changes = isExternal ? externalChanges(service, input) : changesOf(ctx, service, input);
  // A strategy takes the place of a launch type; absent members of the changes stay as they are.
  if (changes.capacityProviderStrategy) delete service.launchType;
  apply(ctx, service, changes);
  return { service: describeService(ctx, service) };
};

/**
 * Checks everything against what the service will then be; only what was given is in the answer.
 */
function changesOf(ctx: EngineContext, service: Service, input: Input): ServiceChanges {
  checkRanges(input);
  if (!input.forceNewDeployment) checkSameStrategy(service, input);
  if (service.schedulingStrategy === 'DAEMON') checkDaemonChanges(input);
  const definition = input.taskDefinition
    ? usableTaskDefinition(ctx.world, input.taskDefinition)
    : must(ctx.world.taskDefinitions.get(service.taskDefinitionArn), 'its task definition');
  const { on, ...launch } = launchOf(ctx, service, input, definition);
  checkVolumesAfter(service, input, definition, on);
  const exec = input.enableExecuteCommand ?? service.enableExecuteCommand;
  if (exec && !definition.taskRoleArn) refuse(noTaskRole('updated'));
  checkServiceConnect(input.serviceConnectConfiguration, {
    world: ctx.world,
    cluster: must(ctx.world.clusters.get(lastPart(service.clusterArn)), 'its cluster'),
    definition,
    controller: service.deploymentController.type,
  });
  checkRegistries(input.serviceRegistries, ctx.world, definition);
  checkOneVpc(ctx.world, input.networkConfiguration);
  const configuration = deploymentConfiguration(
    input.deploymentConfiguration,
    service.deploymentConfiguration,
  );
  const changes: ServiceChanges = {
    forceNewDeployment: input.forceNewDeployment,
    desiredCount: input.desiredCount,
    taskDefinitionArn: input.taskDefinition && definition.arn,
    deploymentConfiguration: input.deploymentConfiguration && configuration,
    healthCheckGracePeriodSeconds: input.healthCheckGracePeriodSeconds,
    enableExecuteCommand: input.enableExecuteCommand,
    enableECSManagedTags: input.enableECSManagedTags,
    propagateTags: input.propagateTags,
    availabilityZoneRebalancing: rebalancing(service, input, configuration.maximumPercent),
    networkConfiguration: networkOf(service, input, definition, on),
    loadBalancers: balancersOf(ctx, service, input, definition),
    ...(input.capacityProviderStrategy && launch),
    ...(input.platformVersion && { platformVersion: input.platformVersion }),
  };
  const carried = carriedMembers(input);
  if (Object.keys(carried).length > 0) changes.carried = { ...service.carried, ...carried };
  if (input.deploymentConfiguration?.strategy || input.loadBalancers) {
    checkShifting(ctx.world, changes.loadBalancers ?? service.loadBalancers, {
      strategy: configuration.strategy,
      carried: changes.carried ?? service.carried,
    });
  }
  return Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  ) as ServiceChanges;
}

/** Of a service whose task sets say all else. */
function externalChanges(service: Service, input: Input): ServiceChanges {
  checkRanges(input);
  const changes: ServiceChanges = {
    desiredCount: input.desiredCount,
    healthCheckGracePeriodSeconds: input.healthCheckGracePeriodSeconds,
    enableExecuteCommand: input.enableExecuteCommand,
    enableECSManagedTags: input.enableECSManagedTags,
    propagateTags: input.propagateTags,
  };
  const carried = carriedMembers(input);
  if (Object.keys(carried).length > 0) changes.carried = { ...service.carried, ...carried };
  return Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  ) as ServiceChanges;
}

/**
 * A service goes to another strategy by a new deployment, which has to be asked for.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/launch_types.html
 */
function checkSameStrategy(service: Service, { capacityProviderStrategy: given }: Input): void {
  if (given === undefined) return;
  const before = service.capacityProviderStrategy ?? [];
  const isSame = (
    { capacityProvider, base = 0, weight = 0 }: (typeof before)[number],
    at: number,
  ) =>
    before[at]?.capacityProvider === capacityProvider &&
    (before[at].base ?? 0) === base &&
    (before[at].weight ?? 0) === weight;
  if (given.length !== before.length || !given.every(isSame)) {
    refuse(ecsErrors.strategyNeedsDeployment());
  }
}

/** What it will run on: as before, unless a strategy is given. */
function launchOf(
  ctx: EngineContext,
  service: Service,
  input: Input,
  definition: TaskDefinition,
): Launch {
  const cluster = must(ctx.world.clusters.get(lastPart(service.clusterArn)), 'its cluster');
  const asked = input.capacityProviderStrategy
    ? { capacityProviderStrategy: input.capacityProviderStrategy }
    : service.launchType
      ? { launchType: service.launchType }
      : { capacityProviderStrategy: service.capacityProviderStrategy };
  const { platformVersion, placementConstraints, placementStrategy } = input;
  const further = { platformVersion, placementConstraints, placementStrategy };
  return launchFor(ctx.world, { ...asked, ...further }, cluster, definition);
}

/** As they will be: what is given takes the place of all that the service had; [] of nothing. */
function checkVolumesAfter(
  service: Service,
  input: Input,
  definition: TaskDefinition,
  on: Launch['on'],
): void {
  const before = service.carried.volumeConfigurations as Input['volumeConfigurations'];
  checkLaunchVolumes(definition, input.volumeConfigurations ?? before, {
    on,
    platformVersion: input.platformVersion ?? service.platformVersion,
    controller: service.deploymentController.type,
    schedulingStrategy: service.schedulingStrategy,
  });
}

/** Given, or checked again because another task definition may have another network mode. */
function networkOf(
  service: Service,
  input: Input,
  definition: TaskDefinition,
  on: Launch['on'],
): Service['networkConfiguration'] {
  if (!input.networkConfiguration && !input.taskDefinition) return undefined;
  const given = input.networkConfiguration ?? service.networkConfiguration;
  const network = networkFor(given, definition, on);
  return input.networkConfiguration && network;
}

function balancersOf(
  ctx: EngineContext,
  service: Service,
  input: Input,
  definition: TaskDefinition,
): Service['loadBalancers'] | undefined {
  if (!input.loadBalancers && !input.taskDefinition) return undefined;
  // What was given before has been checked; only its containers may have gone.
  const before = service.loadBalancers.map((one) => ({ ...one, advancedConfiguration: undefined }));
  const given = input.loadBalancers ?? before;
  const balancers = serviceLoadBalancers(ctx.world, given, definition);
  return input.loadBalancers && balancers;
}

/** A setting kept from before gives way where there is no room for it any more. */
function rebalancing(
  service: Service,
  input: Input,
  maximumPercent: number,
): Service['availabilityZoneRebalancing'] | undefined {
  const { placementStrategy, placementConstraints } = input;
  const before = service.carried as Pick<Input, 'placementStrategy' | 'placementConstraints'>;
  const kind = {
    maximumPercent,
    schedulingStrategy: service.schedulingStrategy,
    controller: service.deploymentController.type,
    launchType: service.launchType,
    placementStrategy: placementStrategy ?? before.placementStrategy,
    placementConstraints: placementConstraints ?? before.placementConstraints,
  };
  const asked = input.availabilityZoneRebalancing;
  if (asked) return zoneRebalancing(asked, kind);
  if (service.availabilityZoneRebalancing === 'DISABLED') return undefined;
  return zoneRebalancing(undefined, kind);
}
