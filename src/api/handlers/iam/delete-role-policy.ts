import type { Handler } from '../../handler';
import { inlinePolicyOf, roleOf } from './found';

export const deleteRolePolicy: Handler<'IAM.DeleteRolePolicy'> = ({ ctx }, input) => {
  const role = roleOf(ctx.world, input.RoleName);
  inlinePolicyOf(role, input.PolicyName);
  delete role.inlinePolicies[input.PolicyName];
  return {};
};
