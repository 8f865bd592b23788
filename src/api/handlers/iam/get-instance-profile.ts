import type { Handler } from '../../handler';
import { describeInstanceProfile } from './answers/instance-profile';
import { instanceProfileOf } from './found';

export const getInstanceProfile: Handler<'IAM.GetInstanceProfile'> = ({ ctx }, input) => {
  const profile = instanceProfileOf(ctx.world, input.InstanceProfileName);
  return { InstanceProfile: describeInstanceProfile(ctx.world, profile) };
};
