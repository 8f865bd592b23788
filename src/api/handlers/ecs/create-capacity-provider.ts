import { createCapacityProvider as create } from '../../../engine/capacity/capacity-providers';
import { ecsErrors, notSimulated } from '../../contract/errors';
import type { Handler } from '../../handler';
import { found, refuse } from '../../refusal';
import { findGroup } from '../autoscaling/group-references';
import { describeProvider } from './answers/capacity-provider';
import { providerSettings } from './provider-settings';
import { withTags } from './tags';

export const createCapacityProvider: Handler<'ECS.CreateCapacityProvider'> = ({ ctx }, input) => {
  const { name, autoScalingGroupProvider: given } = input;
  if (input.managedInstancesProvider !== undefined) refuse(notSimulated('Managed Instances'));
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name) || /^(aws|ecs|fargate)/i.test(name)) {
    refuse(ecsErrors.providerName());
  }
  if (ctx.world.capacityProviders.has(name)) refuse(ecsErrors.providerExists());
  if (!given) {
    return refuse(ecsErrors.invalidParameter('autoScalingGroupProvider must be specified.'));
  }
  const group = found(
    findGroup(ctx.world, given.autoScalingGroupArn),
    ecsErrors.client(
      'The specified Auto Scaling group ARN was not found. Specify a valid ARN and try again.',
    ),
  );
  const other = [...ctx.world.capacityProviders.values()].find(
    (one) => one.autoScalingGroupName === group.name,
  );
  if (other) refuse(ecsErrors.groupTaken());
  const provider = create(ctx, {
    name,
    autoScalingGroupName: group.name,
    ...providerSettings(given, group),
    tags: withTags([], input.tags),
  });
  return { capacityProvider: describeProvider(ctx.world, provider) };
};
