import type { World } from '../../../../engine/world/world';
import type { CapacityProvider } from '../../../../model/capacity-provider';
import { capacityProviderArn } from '../../../../model/ids';

/** A `capacityProvider` as ECS answers it. */
export function describeProvider(
  world: World,
  provider: CapacityProvider,
  withTags = true,
): object {
  const group = world.autoScalingGroups.get(provider.autoScalingGroupName);
  return {
    capacityProviderArn: provider.arn,
    name: provider.name,
    status: provider.status,
    autoScalingGroupProvider: {
      autoScalingGroupArn: group?.arn ?? provider.autoScalingGroupName,
      managedScaling: provider.managedScaling,
      managedTerminationProtection: provider.managedTerminationProtection,
      managedDraining: provider.managedDraining,
    },
    updateStatus: provider.updateStatus,
    tags: withTags ? provider.tags : [],
    type: 'EC2_AUTOSCALING',
  };
}

/** FARGATE and FARGATE_SPOT, which nobody has made. */
export const describeFargateProvider = (name: string): object => ({
  capacityProviderArn: capacityProviderArn(name),
  name,
  status: 'ACTIVE',
  tags: [],
  type: name,
});
