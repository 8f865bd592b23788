import { createService as start } from '../../../engine/control-plane/operations';
import type { ServiceSpec } from '../../../engine/control-plane/operations';
import type { EngineContext } from '../../../engine/engine-context';
import type { Cluster } from '../../../model/cluster';
import type { Service } from '../../../model/service';
import { ecsErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { activeCluster, findService, usableTaskDefinition } from '../references';
import { checkShifting } from './advanced-configuration';
import { describeService } from './answers/service';
import { DAEMON_DEFAULTS, deploymentConfiguration } from './deployment-configuration';
import { controllerFor } from './deployment-controllers';
import { launchFor } from './launch';
import { checkLaunchVolumes } from './launch-volumes';
import { checkMonitoring } from './monitoring-checks';
import { checkOneVpc, networkFor } from './network-checks';
import { checkRegistries, checkServiceConnect, refuseConnect } from './service-connect';
import { scheduling } from './scheduling-strategy';
import { serviceLoadBalancers } from './service-load-balancers';
import { zoneRebalancing } from './zone-rebalancing';
import { withTags } from './tags';

type Input = InputOf<'ECS.CreateService'>;

/**
 * Creating the same service twice answers the one that is there; another of its name is refused.
 */
export const createService: Handler<'ECS.CreateService'> = ({ ctx }, input) => {
  const cluster = activeCluster(ctx.world, input.cluster);
  checkName(input.serviceName);
  const existing = findService(ctx.world, cluster, input.serviceName);
  if (existing?.status === 'DRAINING') refuse(ecsErrors.stillDraining());
  const spec = read(ctx, input, cluster);
  if (existing?.status === 'ACTIVE') {
    if (!isSame(existing, spec)) refuse(ecsErrors.notIdempotent());
    return { service: describeService(ctx, existing) };
  }
  const service = start(ctx, spec);
  return { service: describeService(ctx, service) };
};

function checkName(name: string): void {
  if (/^[A-Za-z0-9_-]{1,255}$/.test(name)) return;
  refuse(
    ecsErrors.invalidParameter(
      'Invalid service name. It can have up to 255 letters, numbers, underscores, and hyphens.',
    ),
  );
}

/** Checks everything a service is made of and fills in ECS's defaults. */
function read(ctx: EngineContext, input: Input, cluster: Cluster): ServiceSpec {
  const { world } = ctx;
  const controller = controllerFor(input);
  checkMonitoring(input.monitoring, controller);
  if (controller === 'EXTERNAL') return readExternal(input, cluster);
  const kind = scheduling(input);
  if (!input.taskDefinition) {
    return refuse(ecsErrors.invalidParameter('TaskDefinition can not be blank.'));
  }
  const desiredCount = kind.isDaemon ? 0 : checkCounts(input);
  const definition = usableTaskDefinition(world, input.taskDefinition);
  const { on, ...launch } = launchFor(world, kind.asked, cluster, definition);
  checkLaunchVolumes(definition, input.volumeConfigurations, {
    on,
    platformVersion: launch.platformVersion,
    controller,
    schedulingStrategy: input.schedulingStrategy,
  });
  const configuration = deploymentConfiguration(
    input.deploymentConfiguration,
    kind.isDaemon ? DAEMON_DEFAULTS : undefined,
  );
  const loadBalancers = serviceLoadBalancers(world, input.loadBalancers, definition);
  const carried = carriedMembers(input);
  checkShifting(world, loadBalancers, { strategy: configuration.strategy, carried });
  checkServiceConnect(input.serviceConnectConfiguration, {
    world,
    cluster,
    definition,
    controller,
  });
  checkRegistries(input.serviceRegistries, world, definition);
  checkOneVpc(world, input.networkConfiguration);
  if (input.enableExecuteCommand && !definition.taskRoleArn) refuse(noTaskRole('created'));
  return {
    name: input.serviceName,
    clusterArn: cluster.arn,
    desiredCount,
    taskDefinitionArn: definition.arn,
    ...launch,
    schedulingStrategy: kind.isDaemon ? 'DAEMON' : 'REPLICA',
    deploymentController: { type: controller },
    deploymentConfiguration: configuration,
    loadBalancers,
    networkConfiguration: networkFor(input.networkConfiguration, definition, on),
    healthCheckGracePeriodSeconds: input.healthCheckGracePeriodSeconds ?? 0,
    availabilityZoneRebalancing: zoneRebalancing(input.availabilityZoneRebalancing, {
      ...input,
      controller,
      maximumPercent: configuration.maximumPercent,
    }),
    enableExecuteCommand: input.enableExecuteCommand ?? false,
    enableECSManagedTags: input.enableECSManagedTags ?? false,
    propagateTags: input.propagateTags ?? 'NONE',
    tags: withTags([], input.tags),
    carried,
  };
}

/**
 * Only a name is needed: what tasks are made from is said of each task set. Without a desired count
 * there are none.
 */
function readExternal(input: Input, cluster: Cluster): ServiceSpec {
  refuseConnect(input.serviceConnectConfiguration, 'EXTERNAL');
  checkRanges(input);
  const configuration = deploymentConfiguration(input.deploymentConfiguration);
  return {
    name: input.serviceName,
    clusterArn: cluster.arn,
    desiredCount: input.desiredCount ?? 0,
    taskDefinitionArn: '',
    schedulingStrategy: 'REPLICA',
    deploymentController: { type: 'EXTERNAL' },
    deploymentConfiguration: configuration,
    loadBalancers: [],
    healthCheckGracePeriodSeconds: input.healthCheckGracePeriodSeconds ?? 0,
    availabilityZoneRebalancing: zoneRebalancing(input.availabilityZoneRebalancing, {
      ...input,
      controller: 'EXTERNAL',
      maximumPercent: configuration.maximumPercent,
    }),
    enableExecuteCommand: input.enableExecuteCommand ?? false,
    enableECSManagedTags: input.enableECSManagedTags ?? false,
    propagateTags: input.propagateTags ?? 'NONE',
    tags: withTags([], input.tags),
    carried: carriedMembers(input),
  };
}

/** Members that are kept and shown, and change nothing here. */
export function carriedMembers(input: Partial<Input>): Record<string, unknown> {
  const carried = {
    serviceRegistries: input.serviceRegistries,
    role: input.role,
    placementConstraints: input.placementConstraints,
    placementStrategy: input.placementStrategy,
    serviceConnectConfiguration: input.serviceConnectConfiguration,
    volumeConfigurations: input.volumeConfigurations,
    vpcLatticeConfigurations: input.vpcLatticeConfigurations,
    monitoring: input.monitoring,
  };
  return Object.fromEntries(Object.entries(carried).filter(([, value]) => value !== undefined));
}

const GRACE_LIMIT = 2_147_483_647;

/** The counts and seconds that create and update have alike. */
export function checkRanges(input: {
  desiredCount?: number;
  healthCheckGracePeriodSeconds?: number;
}): void {
  const { desiredCount = 0, healthCheckGracePeriodSeconds: grace = 0 } = input;
  if (desiredCount < 0) {
    refuse(ecsErrors.invalidParameter('desiredCount cannot be less than 0.'));
  }
  if (grace < 0 || grace > GRACE_LIMIT) {
    refuse(
      ecsErrors.invalidParameter(
        `healthCheckGracePeriodSeconds must be between 0 and ${GRACE_LIMIT}.`,
      ),
    );
  }
}

function checkCounts(input: Input): number {
  checkRanges(input);
  if (input.desiredCount !== undefined) return input.desiredCount;
  return refuse(
    ecsErrors.invalidParameter(
      "desiredCount is required if schedulingStrategy is REPLICA or isn't specified.",
    ),
  );
}

/** ECS Exec needs a task role. */
export const noTaskRole = (done: 'created' | 'updated') =>
  ecsErrors.invalidParameter(
    `The service couldn't be ${done} because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.`,
  );

function isSame(service: Service, spec: ServiceSpec): boolean {
  const own = (Object.keys(spec) as (keyof ServiceSpec)[]).filter(
    // Of a daemon ECS works the count out.
    (member) => member !== 'desiredCount' || spec.schedulingStrategy !== 'DAEMON',
  );
  return own.every((member) => JSON.stringify(service[member]) === JSON.stringify(spec[member]));
}
