import type { World } from '../../../engine/world/world';
import type { Account } from '../../../model/account';
import type { AutoScalingGroup, CapacityProvider } from '../../../model/capacity-provider';
import type { LaunchTemplate } from '../../../model/capacity-provider';
import type { Cluster } from '../../../model/cluster';
import { isFargateProvider } from '../ecs/capacity-providers';

type Declared = Account['operations'][number];

const some = <T>(list: readonly T[]): readonly T[] | undefined =>
  list.length > 0 ? list : undefined;

/**
 * Launch templates, Auto Scaling groups and capacity providers, then the clusters' lists of them:
 * a cluster is made with Fargate's alone.
 */
export const capacityDeclarations = (world: World): Declared[] => [
  ...[...world.launchTemplates.values()].flatMap(templateOperations),
  ...[...world.launchConfigurations.values()].map(({ name, data }) => ({
    target: 'AutoScaling.CreateLaunchConfiguration',
    input: { LaunchConfigurationName: name, ...data },
  })),
  ...[...world.autoScalingGroups.values()].map((group) => ({
    target: 'AutoScaling.CreateAutoScalingGroup',
    input: groupInput(group),
  })),
  ...[...world.capacityProviders.values()].map((provider) => ({
    target: 'ECS.CreateCapacityProvider',
    input: providerInput(world, provider),
  })),
  ...[...world.clusters.values()].filter(needsProviders).map((cluster) => ({
    target: 'ECS.PutClusterCapacityProviders',
    input: {
      cluster: cluster.name,
      capacityProviders: cluster.capacityProviders,
      defaultCapacityProviderStrategy: cluster.defaultCapacityProviderStrategy,
    },
  })),
];

/** A cluster that has other providers than Fargate's. */
const needsProviders = ({ status, capacityProviders }: Cluster): boolean =>
  status === 'ACTIVE' && !capacityProviders.every(isFargateProvider);

/** What a cluster can be made with before any provider is there. */
export const firstProviders = (
  cluster: Cluster,
): Pick<Cluster, 'capacityProviders' | 'defaultCapacityProviderStrategy'> =>
  needsProviders(cluster)
    ? {
        capacityProviders: cluster.capacityProviders.filter(isFargateProvider),
        defaultCapacityProviderStrategy: [],
      }
    : cluster;

function templateOperations({ name, tags, versions }: LaunchTemplate): Declared[] {
  const given = tags.map(({ key, value }) => ({ Key: key, Value: value }));
  return versions.map(({ data, description }, index) => ({
    target: index === 0 ? 'EC2.CreateLaunchTemplate' : 'EC2.CreateLaunchTemplateVersion',
    input: {
      LaunchTemplateName: name,
      VersionDescription: description,
      LaunchTemplateData: data,
      TagSpecifications:
        index === 0 && given.length > 0
          ? [{ ResourceType: 'launch-template', Tags: given }]
          : undefined,
    },
  }));
}

function groupInput(group: AutoScalingGroup): Record<string, unknown> {
  const { launchTemplateName, launchConfigurationName, version } = group.launchFrom;
  const isMixed = group.carried.MixedInstancesPolicy !== undefined;
  return {
    AutoScalingGroupName: group.name,
    LaunchConfigurationName: launchConfigurationName,
    LaunchTemplate:
      launchTemplateName === undefined || isMixed
        ? undefined
        : { LaunchTemplateName: launchTemplateName, Version: version },
    MinSize: group.minSize,
    MaxSize: group.maxSize,
    DesiredCapacity: group.desiredCapacity,
    AvailabilityZones: some(group.availabilityZones),
    VPCZoneIdentifier: group.subnetIds.length > 0 ? group.subnetIds.join(',') : undefined,
    NewInstancesProtectedFromScaleIn: group.newInstancesProtectedFromScaleIn,
    Tags: some(
      group.tags.map(({ key, value, propagateAtLaunch }) => ({
        Key: key,
        Value: value,
        PropagateAtLaunch: propagateAtLaunch,
      })),
    ),
    ...group.carried,
  };
}

const providerInput = (world: World, provider: CapacityProvider): Record<string, unknown> => ({
  name: provider.name,
  autoScalingGroupProvider: {
    autoScalingGroupArn:
      world.autoScalingGroups.get(provider.autoScalingGroupName)?.arn ??
      provider.autoScalingGroupName,
    managedScaling: provider.managedScaling,
    managedTerminationProtection: provider.managedTerminationProtection,
    managedDraining: provider.managedDraining,
  },
  tags: some(provider.tags),
});

/** Last of all: what is there already is not held against it. */
export const quotaDeclarations = ({ quotas }: World): Declared[] =>
  quotas.enabled || Object.keys(quotas.values).length > 0
    ? [{ target: 'Sandbox.PutQuota', input: { enabled: quotas.enabled, set: quotas.values } }]
    : [];
