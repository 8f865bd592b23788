import { AWS_MANAGED_POLICIES } from '../../../model/managed-policies';
import type { Handler } from '../../handler';
import { describePolicy, pathOfPolicy } from './answers/policy';
import { iamPage } from './iam-pages';

export const listPolicies: Handler<'IAM.ListPolicies'> = ({ ctx }, input) => {
  const { Scope: scope = 'All', PathPrefix: prefix = '/' } = input;
  const arns = [
    ...(scope === 'Local' ? [] : AWS_MANAGED_POLICIES.keys()),
    ...(scope === 'AWS' ? [] : ctx.world.managedPolicies.keys()),
  ].filter((arn) => pathOfPolicy(arn).startsWith(prefix));
  return iamPage(
    'Policies',
    arns.map((arn) => describePolicy(ctx.world, arn)),
    input,
  );
};
