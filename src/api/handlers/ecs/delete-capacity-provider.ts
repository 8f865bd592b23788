import { clustersOf } from '../../../engine/capacity/capacity-providers';
import { lastPart } from '../../../model/ids';
import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { found, refuse } from '../../refusal';
import { describeProvider } from './answers/capacity-provider';
import { isFargateProvider } from './capacity-providers';

/** It must not be any cluster's; its Auto Scaling group and the instances stay. */
export const deleteCapacityProvider: Handler<'ECS.DeleteCapacityProvider'> = ({ ctx }, input) => {
  const name = lastPart(input.capacityProvider);
  if (isFargateProvider(name)) refuse(ecsErrors.providerReserved());
  const provider = found(ctx.world.capacityProviders.get(name), ecsErrors.providerNotFound());
  if (clustersOf(ctx, provider).length > 0) refuse(ecsErrors.providerInUse());
  provider.updateStatus = 'DELETE_IN_PROGRESS';
  ctx.world.capacityProviders.delete(name);
  ctx.touch(provider.arn);
  return { capacityProvider: describeProvider(ctx.world, provider) };
};
