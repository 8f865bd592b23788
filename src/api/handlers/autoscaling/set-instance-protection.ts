import { instancesIn } from '../../../engine/capacity/auto-scaling-groups';
import { autoScalingErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { found } from '../../refusal';
import { groupOf } from './group-references';

export const setInstanceProtection: Handler<'AutoScaling.SetInstanceProtection'> = (
  { ctx },
  input,
) => {
  const group = groupOf(ctx.world, input.AutoScalingGroupName);
  const all = instancesIn(ctx, group);
  const named = input.InstanceIds.map((id) =>
    found(
      all.find((one) => one.ec2InstanceId === id),
      autoScalingErrors.instanceNotFound(id),
    ),
  );
  for (const instance of named) {
    instance.protectedFromScaleIn = input.ProtectedFromScaleIn;
    ctx.touch(instance.arn);
  }
  return {};
};
