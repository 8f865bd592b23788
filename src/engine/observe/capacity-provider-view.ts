import type { CapacityProvider } from '../../model/capacity-provider';
import type { CapacityProviderView } from '../../model/infrastructure-view';
import { keptIn } from '../capacity/auto-scaling-groups';
import { clustersOf } from '../capacity/capacity-providers';
import type { World } from '../world/world';

/** A capacity provider over an Auto Scaling group, by its ARN. */
export const providerCalled = (world: World, arn: string): CapacityProvider | undefined =>
  [...world.capacityProviders.values()].find((one) => one.arn === arn);

/** A capacity provider as the screen shows it, with the size of its group. */
export function capacityProviderView(
  world: World,
  provider: CapacityProvider,
): CapacityProviderView {
  const { autoScalingGroupName: name, managedScaling } = provider;
  const group = world.autoScalingGroups.get(name);
  return {
    kind: 'capacityProvider',
    id: provider.arn,
    name: provider.name,
    status: provider.status,
    clusterArns: clustersOf({ world }, provider).map(({ arn }) => arn),
    autoScalingGroup: {
      name,
      min: group?.minSize ?? 0,
      max: group?.maxSize ?? 0,
      desired: group?.desiredCapacity ?? 0,
      instances: group ? keptIn({ world }, group).length : 0,
    },
    managedScaling: {
      status: managedScaling.status,
      targetCapacity: managedScaling.targetCapacity,
    },
    reservation: provider.reservation,
  };
}
