import type { Handler } from '../../handler';
import { describePolicy } from './answers/policy';
import { managedPolicyOf } from './found';

export const getPolicy: Handler<'IAM.GetPolicy'> = ({ ctx }, input) => ({
  Policy: describePolicy(ctx.world, managedPolicyOf(ctx.world, input.PolicyArn)),
});
