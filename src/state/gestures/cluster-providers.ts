import type { ClusterView } from '../../model/view';
import type { Operation } from '../gesture';

/** The two that every account has. */
export const FARGATE_PROVIDERS = ['FARGATE', 'FARGATE_SPOT'] as const;

/** One entry of a capacity provider strategy. */
export interface StrategyItem {
  capacityProvider: string;
  weight: number;
  base: number;
}

export type Providers = Pick<
  ClusterView,
  'name' | 'capacityProviders' | 'defaultCapacityProviderStrategy'
>;

/** `aws ecs put-cluster-capacity-providers`, which says all of them anew. */
export const putProviders = (
  cluster: Providers,
  change: { providers?: readonly string[]; strategy?: readonly StrategyItem[] },
): Operation => ({
  target: 'ECS.PutClusterCapacityProviders',
  input: {
    cluster: cluster.name,
    capacityProviders: [...(change.providers ?? cluster.capacityProviders)],
    defaultCapacityProviderStrategy: [
      ...(change.strategy ?? cluster.defaultCapacityProviderStrategy),
    ],
  },
});

/** What the providers of a strategy lack to be used in a cluster: being associated with it. */
export function associations(cluster: Providers, strategy: readonly StrategyItem[]): Operation[] {
  const wanted = strategy.map((one) => one.capacityProvider);
  const missing = wanted.filter((name) => !cluster.capacityProviders.includes(name));
  if (missing.length === 0) return [];
  return [putProviders(cluster, { providers: [...cluster.capacityProviders, ...missing] })];
}
