import {
  deleteAutoScalingGroup as remove,
  instancesIn,
} from '../../../engine/capacity/auto-scaling-groups';
import { isInUse } from '../../../engine/capacity/auto-scaling-groups';
import { autoScalingErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { groupOf } from './group-references';

export const deleteAutoScalingGroup: Handler<'AutoScaling.DeleteAutoScalingGroup'> = (
  { ctx },
  input,
) => {
  const group = groupOf(ctx.world, input.AutoScalingGroupName);
  const isBusy = instancesIn(ctx, group).length > 0 || isInUse(ctx, group);
  if (isBusy && !input.ForceDelete) refuse(autoScalingErrors.groupHasInstances());
  remove(ctx, group);
  return {};
};
