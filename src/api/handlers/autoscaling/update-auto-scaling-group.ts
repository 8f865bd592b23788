import { setDesiredCapacity } from '../../../engine/capacity/auto-scaling-groups';
import { touchProviders } from '../../../engine/capacity/group-activities';
import type { Handler } from '../../handler';
import { carried, places, sizes } from './group-settings';
import { groupOf } from './group-references';
import { launchSource } from './launch-sources';

/** What is there goes on; what is launched from now on is as the group says then. */
export const updateAutoScalingGroup: Handler<'AutoScaling.UpdateAutoScalingGroup'> = (
  { ctx },
  input,
) => {
  const group = groupOf(ctx.world, input.AutoScalingGroupName);
  const launchFrom = launchSource(ctx.world, input);
  const { desiredCapacity, ...bounds } = sizes(input, group);
  Object.assign(group, bounds, places(input));
  if (launchFrom) group.launchFrom = launchFrom;
  group.newInstancesProtectedFromScaleIn =
    input.NewInstancesProtectedFromScaleIn ?? group.newInstancesProtectedFromScaleIn;
  group.carried = { ...group.carried, ...carried(input) };
  touchProviders(ctx, group);
  setDesiredCapacity(ctx, group, desiredCapacity);
  return {};
};
