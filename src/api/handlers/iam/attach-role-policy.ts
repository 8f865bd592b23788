import { iamErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { isManagedPolicy, roleOf } from './found';

/** Attached already, it stays. */
export const attachRolePolicy: Handler<'IAM.AttachRolePolicy'> = ({ ctx }, input) => {
  const role = roleOf(ctx.world, input.RoleName);
  const { PolicyArn: arn } = input;
  if (!isManagedPolicy(ctx.world, arn)) {
    refuse(iamErrors.notFound(`Policy ${arn} does not exist or is not attachable.`));
  }
  if (!role.attachedPolicyArns.includes(arn)) role.attachedPolicyArns.push(arn);
  return {};
};
