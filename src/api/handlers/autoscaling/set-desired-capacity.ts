import { setDesiredCapacity as set } from '../../../engine/capacity/auto-scaling-groups';
import { autoScalingErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { groupOf } from './group-references';

export const setDesiredCapacity: Handler<'AutoScaling.SetDesiredCapacity'> = ({ ctx }, input) => {
  const group = groupOf(ctx.world, input.AutoScalingGroupName);
  const { DesiredCapacity: desired } = input;
  if (desired > group.maxSize) refuse(autoScalingErrors.aboveMax(desired, group.maxSize));
  if (desired < group.minSize) refuse(autoScalingErrors.belowMin(desired, group.minSize));
  set(ctx, group, desired);
  return {};
};
