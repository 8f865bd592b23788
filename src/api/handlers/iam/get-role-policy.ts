import type { Handler } from '../../handler';
import { inlinePolicyOf, roleOf } from './found';

export const getRolePolicy: Handler<'IAM.GetRolePolicy'> = ({ ctx }, input) => {
  const { RoleName, PolicyName } = input;
  const { document } = inlinePolicyOf(roleOf(ctx.world, RoleName), PolicyName);
  return { RoleName, PolicyName, PolicyDocument: JSON.parse(document) };
};
