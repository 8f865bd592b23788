import type { World } from '../../../engine/world/world';
import type { Cluster } from '../../../model/cluster';
import type { Service } from '../../../model/service';
import type { TaskDefinition } from '../../../model/task-definition';
import { ecsErrors, notSimulated } from '../../contract/errors';
import { refuse } from '../../refusal';
import { checkStrategy, isFargateProvider } from './capacity-providers';
import { checkPlacementRules } from './placement-rules';

type Strategy = NonNullable<Service['capacityProviderStrategy']>;

interface Asked {
  launchType?: string;
  capacityProviderStrategy?: Strategy;
  platformVersion?: string;
  placementConstraints?: readonly { type?: string; expression?: string }[];
  placementStrategy?: readonly { type?: string; field?: string }[];
}

/** What tasks run on. Either a launch type or a strategy is kept; `on` says what it comes to. */
export interface Launch {
  on: 'FARGATE' | 'EC2';
  launchType?: 'FARGATE' | 'EC2';
  capacityProviderStrategy?: Strategy;
  platformVersion?: string;
}

const VERSIONS = ['LATEST', '1.4.0', '1.3.0', '1.2.0', '1.1.0', '1.0.0'];

/**
 * What a service or task asks to run on: a launch type, a strategy, the cluster's default strategy,
 * or else EC2. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html
 */
export function launchFor(
  world: World,
  asked: Asked,
  cluster: Cluster,
  definition: TaskDefinition,
): Launch {
  const launch = chosen(world, asked, cluster);
  if (!definition.compatibilities.includes(launch.on)) {
    refuse(
      ecsErrors.invalidParameter(`Task definition does not support launch_type ${launch.on}.`),
    );
  }
  checkPlatform(asked.platformVersion, launch, definition);
  if (launch.on === 'FARGATE') {
    if (asked.placementConstraints?.length) {
      refuse(ecsErrors.client('Placement constraints are not supported with FARGATE launch type.'));
    }
    if (asked.placementStrategy?.length) {
      refuse(ecsErrors.client('Placement strategies are not supported with FARGATE launch type.'));
    }
  } else checkPlacementRules(asked, definition);
  return launch;
}

function chosen(world: World, asked: Asked, cluster: Cluster): Launch {
  const { launchType, capacityProviderStrategy: given = [], platformVersion } = asked;
  if (launchType !== undefined && given.length > 0) {
    refuse(
      ecsErrors.invalidParameter(
        'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
      ),
    );
  }
  if (launchType !== undefined) {
    if (launchType !== 'FARGATE' && launchType !== 'EC2') {
      return refuse(notSimulated(`the launch type ${launchType}`));
    }
    return { on: launchType, launchType, platformVersion };
  }
  const usual = cluster.defaultCapacityProviderStrategy as Strategy;
  const strategy = given.length > 0 ? given : usual;
  if (strategy.length === 0) return { on: 'EC2', launchType: 'EC2' };
  checkStrategy(world, cluster.capacityProviders, strategy);
  const on = strategy.some((one) => isFargateProvider(one.capacityProvider)) ? 'FARGATE' : 'EC2';
  return { on, capacityProviderStrategy: strategy, platformVersion };
}

function checkPlatform(
  version: string | undefined,
  launch: Launch,
  definition: TaskDefinition,
): void {
  if (version === undefined) return;
  if (launch.on === 'EC2') {
    refuse(
      ecsErrors.invalidParameter(
        'The platform version must be null when specifying an EC2 launch type.',
      ),
    );
  }
  if (!VERSIONS.includes(version)) refuse(ecsErrors.platformUnknown());
  const isSpot = launch.capacityProviderStrategy?.some(
    (one) => one.capacityProvider === 'FARGATE_SPOT',
  );
  if (!platformSuits(version, definition, isSpot ?? false)) {
    refuse(ecsErrors.platformIncompatible());
  }
}

/**
 * What needs a later platform: 8 vCPU and more, ARM64 and storage beyond 20 GiB 1.4.0, Spot 1.3.0.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-fargate.html
 */
function platformSuits(version: string, definition: TaskDefinition, isSpot: boolean): boolean {
  if (version === 'LATEST' || version === '1.4.0') return true;
  const { runtimePlatform, ephemeralStorage } = definition.carried as {
    runtimePlatform?: { cpuArchitecture?: string };
    ephemeralStorage?: object;
  };
  const isLarge = Number(definition.cpu ?? 0) >= 8192;
  if (isLarge || ephemeralStorage || runtimePlatform?.cpuArchitecture === 'ARM64') return false;
  return !isSpot || version === '1.3.0';
}
