import { iamErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { roleOf } from './found';

export const detachRolePolicy: Handler<'IAM.DetachRolePolicy'> = ({ ctx }, input) => {
  const role = roleOf(ctx.world, input.RoleName);
  const { PolicyArn: arn } = input;
  if (!role.attachedPolicyArns.includes(arn)) {
    refuse(iamErrors.notFound(`Policy ${arn} was not found.`));
  }
  role.attachedPolicyArns = role.attachedPolicyArns.filter((one) => one !== arn);
  return {};
};
