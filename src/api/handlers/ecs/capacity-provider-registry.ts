import { createCapacityProvider } from './create-capacity-provider';
import { deleteCapacityProvider } from './delete-capacity-provider';
import { describeCapacityProviders } from './describe-capacity-providers';
import { putClusterCapacityProviders } from './put-cluster-capacity-providers';
import { updateCapacityProvider } from './update-capacity-provider';

/** Who carries out what is about capacity providers. */
export const ECS_CAPACITY_PROVIDER_HANDLERS = {
  'ECS.CreateCapacityProvider': createCapacityProvider,
  'ECS.UpdateCapacityProvider': updateCapacityProvider,
  'ECS.DeleteCapacityProvider': deleteCapacityProvider,
  'ECS.DescribeCapacityProviders': describeCapacityProviders,
  'ECS.PutClusterCapacityProviders': putClusterCapacityProviders,
} as const;
