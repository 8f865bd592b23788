import { iamErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { instanceProfileOf } from './found';

export const deleteInstanceProfile: Handler<'IAM.DeleteInstanceProfile'> = ({ ctx }, input) => {
  const profile = instanceProfileOf(ctx.world, input.InstanceProfileName);
  if (profile.roleName !== undefined) {
    refuse(iamErrors.conflict('must remove roles from instance profile first.'));
  }
  ctx.world.instanceProfiles.delete(profile.name);
  return {};
};
