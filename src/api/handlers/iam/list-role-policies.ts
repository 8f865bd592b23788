import type { Handler } from '../../handler';
import { roleOf } from './found';
import { iamPage } from './iam-pages';

export const listRolePolicies: Handler<'IAM.ListRolePolicies'> = ({ ctx }, input) => {
  const names = Object.keys(roleOf(ctx.world, input.RoleName).inlinePolicies);
  return iamPage('PolicyNames', names, input);
};
