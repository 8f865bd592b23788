import type { Handler } from '../../handler';
import { policyFrom } from './documents';
import { roleOf } from './found';

/** Takes the place of a policy of the same name. */
export const putRolePolicy: Handler<'IAM.PutRolePolicy'> = ({ ctx }, input) => {
  const role = roleOf(ctx.world, input.RoleName);
  role.inlinePolicies[input.PolicyName] = policyFrom(input.PolicyDocument);
  return {};
};
