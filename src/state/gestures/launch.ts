import { type AwsvpcConfiguration, usualNetwork } from '../../model/service-network';
import type { Operation } from '../gesture';
import type { StrategyItem } from './cluster-providers';

/** `none` has no way in or out, and so nothing to build here. */
export type NetworkMode = 'awsvpc' | 'bridge' | 'host';

/** One item of `placementStrategy`. */
export interface PlacementStrategy {
  type: 'random' | 'spread' | 'binpack';
  field?: string;
}

/** What tasks run on, and where on it: of CreateService and RunTask alike. */
export interface Launch {
  /** With a strategy it is not said. */
  launchType: 'FARGATE' | 'EC2' | null;
  strategy: readonly StrategyItem[];
  /** By launch type, or by the providers of a strategy, perhaps the cluster’s own. */
  isOnFargate: boolean;
  networkMode: NetworkMode;
  /** Subnets of tasks with an interface of their own. */
  network: AwsvpcConfiguration | null;
  placementStrategy?: readonly PlacementStrategy[];
  placementConstraints?: readonly { type: string; expression?: string }[];
}

export const FARGATE_LAUNCH: Launch = {
  launchType: 'FARGATE',
  strategy: [],
  isOnFargate: true,
  networkMode: 'awsvpc',
  network: usualNetwork('FARGATE').awsvpcConfiguration,
};

/** The members of a launch that say where its tasks run. */
export function launchInput(launch: Launch): Record<string, unknown> {
  const { launchType, strategy, networkMode, network } = launch;
  const { placementStrategy = [], placementConstraints = [] } = launch;
  return {
    ...(launchType !== null && { launchType }),
    ...(strategy.length > 0 && { capacityProviderStrategy: strategy.map((one) => ({ ...one })) }),
    ...(placementConstraints.length > 0 && { placementConstraints }),
    ...(placementStrategy.length > 0 && { placementStrategy }),
    ...(networkMode === 'awsvpc' &&
      network && { networkConfiguration: { awsvpcConfiguration: network } }),
  };
}

/** A task definition that is there already, or one to register first. */
export interface DefinitionOptions {
  /** `family`, `family:revision` or ARN; without it a new one is registered. */
  taskDefinition?: string;
  image?: string;
  /** Of the one container; null for a container that listens to nothing. */
  containerPort?: number | null;
  /** Bridge only: 0 for whichever port is free. */
  hostPort?: number;
  /**
   * Fargate's pairs:
   * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
   */
  cpu?: string;
  memory?: string;
  cpuArchitecture?: 'X86_64' | 'ARM64';
  /** GiB, 21 to 200; Fargate only. */
  ephemeralStorage?: number;
}

/** One container of the family's name: 0.25 vCPU and 512 MiB unless told otherwise. */
export function registration(
  family: string,
  options: DefinitionOptions,
  launch: Launch,
): Operation {
  const { image = `${family}:1`, cpu = '256', memory = '512' } = options;
  const { cpuArchitecture = 'X86_64', ephemeralStorage } = options;
  return {
    target: 'ECS.RegisterTaskDefinition',
    input: {
      family,
      networkMode: launch.networkMode,
      containerDefinitions: [{ name: family, image, ...ports(options, launch) }],
      requiresCompatibilities: [launch.isOnFargate ? 'FARGATE' : 'EC2'],
      cpu,
      memory,
      ...(ephemeralStorage !== undefined && {
        ephemeralStorage: { sizeInGiB: ephemeralStorage },
      }),
      ...(cpuArchitecture !== 'X86_64' && {
        runtimePlatform: { cpuArchitecture, operatingSystemFamily: 'LINUX' },
      }),
    },
  };
}

function ports(options: DefinitionOptions, { networkMode }: Launch) {
  const { containerPort = 80, hostPort } = options;
  if (containerPort === null) return {};
  const isBridged = networkMode === 'bridge' && hostPort !== undefined;
  return { portMappings: [{ containerPort, ...(isBridged && { hostPort }) }] };
}
