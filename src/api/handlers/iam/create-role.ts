import { roleArn } from '../../../model/ids';
import { iamErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { withTags } from '../elbv2/tags';
import { describeRole } from './answers/role';
import { pathOf, trustOf } from './documents';
import { findRole } from './found';

/** From now on the role permits what its policies say, which is nothing yet. */
export const createRole: Handler<'IAM.CreateRole'> = ({ ctx }, input) => {
  const { RoleName: name, AssumeRolePolicyDocument: document, Tags, Path, ...rest } = input;
  if (findRole(ctx.world, name)) refuse(iamErrors.exists(`Role with name ${name}`));
  const { Description, MaxSessionDuration, PermissionsBoundary } = rest;
  const path = pathOf(Path);
  const role = {
    name,
    arn: roleArn(path.slice(1) + name),
    path,
    createdAt: ctx.kernel.now,
    assumeRolePolicyDocument: document,
    trustedServices: trustOf(document),
    inlinePolicies: {},
    attachedPolicyArns: [],
    tags: withTags([], Tags),
    carried: {
      ...(Description !== undefined && { Description }),
      ...(MaxSessionDuration !== undefined && { MaxSessionDuration }),
      ...(PermissionsBoundary !== undefined && { PermissionsBoundary }),
    },
  };
  ctx.world.roles.set(name, role);
  return { Role: describeRole(role) };
};
