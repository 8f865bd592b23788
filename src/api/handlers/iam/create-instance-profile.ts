import { instanceProfileArn } from '../../../model/ids';
import { iamErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { withTags } from '../elbv2/tags';
import { describeInstanceProfile } from './answers/instance-profile';
import { pathOf } from './documents';

export const createInstanceProfile: Handler<'IAM.CreateInstanceProfile'> = ({ ctx }, input) => {
  const { InstanceProfileName: name, Path, Tags } = input;
  const { instanceProfiles } = ctx.world;
  if (instanceProfiles.has(name)) refuse(iamErrors.exists(`Instance Profile ${name}`));
  const path = pathOf(Path);
  const profile = {
    name,
    arn: instanceProfileArn(path.slice(1) + name),
    path,
    createdAt: ctx.kernel.now,
    tags: withTags([], Tags),
  };
  instanceProfiles.set(name, profile);
  return { InstanceProfile: describeInstanceProfile(ctx.world, profile) };
};
