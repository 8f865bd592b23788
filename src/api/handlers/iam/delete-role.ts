import { iamErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { roleOf } from './found';

/** It is as if it had never been declared: whoever names it may do everything again. */
export const deleteRole: Handler<'IAM.DeleteRole'> = ({ ctx }, input) => {
  const { world } = ctx;
  const role = roleOf(world, input.RoleName);
  const profiles = [...world.instanceProfiles.values()];
  if (profiles.some((one) => one.roleName === role.name)) {
    refuse(iamErrors.conflict('must remove roles from instance profile first.'));
  }
  if (role.attachedPolicyArns.length > 0) {
    refuse(iamErrors.conflict('must detach all policies first.'));
  }
  if (Object.keys(role.inlinePolicies).length > 0) {
    refuse(iamErrors.conflict('must delete policies first.'));
  }
  world.roles.delete(role.name);
  return {};
};
