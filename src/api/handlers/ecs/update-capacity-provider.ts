import { ecsErrors, notSimulated } from '../../contract/errors';
import type { Handler } from '../../handler';
import { found, refuse } from '../../refusal';
import { describeProvider } from './answers/capacity-provider';
import { providerSettings } from './provider-settings';

export const updateCapacityProvider: Handler<'ECS.UpdateCapacityProvider'> = ({ ctx }, input) => {
  if (input.managedInstancesProvider !== undefined) refuse(notSimulated('Managed Instances'));
  const provider = found(ctx.world.capacityProviders.get(input.name), ecsErrors.providerNotFound());
  const group = found(
    ctx.world.autoScalingGroups.get(provider.autoScalingGroupName),
    ecsErrors.client('The Auto Scaling group of the capacity provider was not found.'),
  );
  Object.assign(provider, providerSettings(input.autoScalingGroupProvider ?? {}, group, provider));
  provider.updateStatus = 'UPDATE_COMPLETE';
  provider.scaling.lowPoints = 0;
  ctx.touch(provider.arn);
  return { capacityProvider: describeProvider(ctx.world, provider) };
};
