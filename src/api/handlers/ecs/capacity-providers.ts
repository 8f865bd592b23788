import type { StrategyItem } from '../../../engine/capacity/provider-strategy';
import type { World } from '../../../engine/world/world';
import { ecsErrors } from '../../contract/errors';
import { refuse } from '../../refusal';

/** Those that every account has, and nobody can delete. */
export const FARGATE_PROVIDERS: readonly string[] = ['FARGATE', 'FARGATE_SPOT'];

export const isFargateProvider = (name: string): boolean => FARGATE_PROVIDERS.includes(name);

/** A strategy's providers are all of Fargate, or all over Auto Scaling groups. */
const MOST_PROVIDERS = 20;

/** The providers that a cluster is to have, and its default strategy. */
export function checkProviders(
  world: World,
  names: readonly string[],
  strategy: readonly StrategyItem[],
): void {
  if (names.length > MOST_PROVIDERS) {
    refuse(ecsErrors.atMost('capacityProviders', MOST_PROVIDERS));
  }
  for (const name of names) {
    if (!isFargateProvider(name) && !world.capacityProviders.has(name)) {
      refuse(ecsErrors.providerNotFound());
    }
  }
  if (strategy.length > 0) checkStrategy(world, names, strategy);
}

/**
 * A strategy for a service or task: its providers must be the cluster's.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html
 */
export function checkStrategy(
  world: World,
  names: readonly string[],
  strategy: readonly StrategyItem[],
): void {
  const given = strategy.map((one) => one.capacityProvider);
  if (given.length > MOST_PROVIDERS) {
    refuse(ecsErrors.atMost('capacityProviderStrategy', MOST_PROVIDERS));
  }
  for (const name of given) {
    if (!isFargateProvider(name) && !world.capacityProviders.has(name)) {
      refuse(ecsErrors.providerNotFound());
    }
    if (!names.includes(name)) refuse(ecsErrors.providerNotInCluster(name));
  }
  const fault = strategyFault(strategy);
  if (fault !== undefined) refuse(ecsErrors.invalidParameter(fault));
}

/** What is wrong with a strategy by itself. */
function strategyFault(strategy: readonly StrategyItem[]): string | undefined {
  const names = strategy.map((one) => one.capacityProvider);
  if (new Set(names).size < names.length) {
    return 'A capacity provider strategy can name each capacity provider once.';
  }
  if (names.some(isFargateProvider) && !names.every(isFargateProvider)) {
    return (
      'A capacity provider strategy cannot contain a mix of capacity providers using Auto ' +
      'Scaling groups and Fargate capacity providers. Use one or the other and try again.'
    );
  }
  if (strategy.filter(({ base = 0 }) => base > 0).length > 1) {
    return 'Only one capacity provider may have a base above 0.';
  }
  if (strategy.length > 1 && strategy.every(({ weight = 0 }) => weight === 0)) {
    return (
      'At least one capacity provider of the strategy must have a weight value greater than ' +
      'zero. Specify one and try again.'
    );
  }
  return undefined;
}
