import { ecsErrors, notSimulated } from '../../contract/errors';
import { refuse } from '../../refusal';

const PROVIDERS = ['FARGATE', 'FARGATE_SPOT'];

type Strategy = readonly { capacityProvider: string; weight?: number; base?: number }[];

/** The providers AWS itself offers; those over instances are not simulated. */
export function checkProviders(names: readonly string[], strategy: Strategy): void {
  const unknown = names.find((name) => !PROVIDERS.includes(name));
  if (unknown !== undefined) refuse(notSimulated(`the capacity provider ${unknown}`));
  for (const { capacityProvider } of strategy) {
    if (!names.includes(capacityProvider)) refuse(notInCluster(capacityProvider));
  }
}

/** A strategy for a service or task: its providers must be the cluster's. */
export function checkStrategy(names: readonly string[], strategy: Strategy): void {
  for (const { capacityProvider } of strategy) {
    if (!PROVIDERS.includes(capacityProvider)) {
      refuse(notSimulated(`the capacity provider ${capacityProvider}`));
    }
    if (!names.includes(capacityProvider)) refuse(notInCluster(capacityProvider));
  }
  if (strategy.filter(({ base }) => base !== undefined && base > 0).length > 1) {
    refuse(ecsErrors.invalidParameter('Only one capacity provider may have a base above 0.'));
  }
}

const notInCluster = (name: string) =>
  ecsErrors.invalidParameter(
    `The specified capacity provider ${name} is not associated with the cluster.`,
  );
