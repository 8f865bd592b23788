import { iamErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { roleOf } from './found';

/** Nobody can take it any more: it is not as if it had never been declared. */
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
  role.deleted = true;
  return {};
};
