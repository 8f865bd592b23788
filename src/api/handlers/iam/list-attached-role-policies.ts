import { lastPart } from '../../../model/ids';
import type { Handler } from '../../handler';
import { roleOf } from './found';
import { iamPage } from './iam-pages';

export const listAttachedRolePolicies: Handler<'IAM.ListAttachedRolePolicies'> = (
  { ctx },
  input,
) => {
  const { PathPrefix: prefix = '/' } = input;
  const arns = roleOf(ctx.world, input.RoleName).attachedPolicyArns.filter((arn) =>
    arn.slice(arn.indexOf(':policy/') + ':policy'.length).startsWith(prefix),
  );
  const attached = arns.map((arn) => ({ PolicyName: lastPart(arn), PolicyArn: arn }));
  return iamPage('AttachedPolicies', attached, input);
};
