import * as providers from './ecs-capacity-providers';
import { changes, shows } from './operation';

/** The part of the catalogue that is about capacity providers. */
export const ECS_CAPACITY_PROVIDER_OPERATIONS = {
  'ECS.CreateCapacityProvider': changes(
    providers.createCapacityProvider,
    'Makes an Auto Scaling group what tasks of clusters may run on.',
  ),
  'ECS.UpdateCapacityProvider': changes(
    providers.updateCapacityProvider,
    'Changes how a capacity provider scales, protects and drains.',
  ),
  'ECS.DeleteCapacityProvider': changes(
    providers.deleteCapacityProvider,
    'Deletes a capacity provider that no cluster has.',
  ),
  'ECS.DescribeCapacityProviders': shows(
    providers.describeCapacityProviders,
    'Describes capacity providers, Fargate’s among them.',
    {
      resultKey: 'capacityProviders',
      limitKey: 'maxResults',
      tokenKey: 'nextToken',
      nextTokenKey: 'nextToken',
    },
  ),
  'ECS.PutClusterCapacityProviders': changes(
    providers.putClusterCapacityProviders,
    'Says which capacity providers a cluster has, and its default strategy.',
  ),
} as const;
