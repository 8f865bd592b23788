import { iamErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { managedPolicyOf, rolesWith } from './found';

export const deletePolicy: Handler<'IAM.DeletePolicy'> = ({ ctx }, input) => {
  const arn = managedPolicyOf(ctx.world, input.PolicyArn);
  if (!ctx.world.managedPolicies.has(arn)) {
    refuse(iamErrors.accessDenied(`AWS’s own policy ${arn} cannot be deleted.`));
  }
  if (rolesWith(ctx.world, arn).length > 0) {
    refuse(iamErrors.conflict('Cannot delete a policy attached to entities.', ''));
  }
  ctx.world.managedPolicies.delete(arn);
  return {};
};
