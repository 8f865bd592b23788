import { iamErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { instanceProfileOf, roleOf } from './found';

export const addRoleToInstanceProfile: Handler<'IAM.AddRoleToInstanceProfile'> = (
  { ctx },
  input,
) => {
  const profile = instanceProfileOf(ctx.world, input.InstanceProfileName);
  const role = roleOf(ctx.world, input.RoleName);
  if (profile.roleName !== undefined) {
    refuse(iamErrors.limit('Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1'));
  }
  profile.roleName = role.name;
  return {};
};
