import { policyArn } from '../../../model/ids';
import { iamErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { withTags } from '../elbv2/tags';
import { describePolicy } from './answers/policy';
import { pathOf, policyFrom } from './documents';

export const createPolicy: Handler<'IAM.CreatePolicy'> = ({ ctx }, input) => {
  const { PolicyName: name, PolicyDocument, Description: description, Path, Tags } = input;
  const arn = policyArn(pathOf(Path).slice(1) + name);
  const { managedPolicies } = ctx.world;
  if ([...managedPolicies.values()].some((one) => one.name === name)) {
    refuse(iamErrors.exists(`A policy called ${name}`, 'Duplicate names are not allowed.'));
  }
  managedPolicies.set(arn, {
    name,
    arn,
    ...(description !== undefined && { description }),
    createdAt: ctx.kernel.now,
    tags: withTags([], Tags),
    ...policyFrom(PolicyDocument),
  });
  return { Policy: describePolicy(ctx.world, arn) };
};
