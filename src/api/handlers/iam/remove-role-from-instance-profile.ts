import { iamErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { instanceProfileOf } from './found';

export const removeRoleFromInstanceProfile: Handler<'IAM.RemoveRoleFromInstanceProfile'> = (
  { ctx },
  input,
) => {
  const { RoleName: name } = input;
  const profile = instanceProfileOf(ctx.world, input.InstanceProfileName);
  if (profile.roleName !== name) {
    refuse(iamErrors.notFound(`Role ${name} in Instance Profile ${profile.name} cannot be found.`));
  }
  delete profile.roleName;
  return {};
};
