import type { Handler } from '../../handler';
import { trustOf } from './documents';
import { roleOf } from './found';

export const updateAssumeRolePolicy: Handler<'IAM.UpdateAssumeRolePolicy'> = ({ ctx }, input) => {
  const role = roleOf(ctx.world, input.RoleName);
  role.trustedServices = trustOf(input.PolicyDocument);
  role.assumeRolePolicyDocument = input.PolicyDocument;
  return {};
};
