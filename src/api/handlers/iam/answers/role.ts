import type { Role } from '../../../../model/role';
import { toEpochSeconds } from '../../../../model/sim-time';
import { shownTags } from '../../elbv2/tags';
import { iamId } from './iam-id';

/** The trust policy as an object, as the client shows it. */
export const describeRole = (role: Role): object => ({
  Path: role.path,
  RoleName: role.name,
  RoleId: iamId('AROA', role.name),
  Arn: role.arn,
  CreateDate: toEpochSeconds(role.createdAt),
  AssumeRolePolicyDocument: JSON.parse(role.assumeRolePolicyDocument),
  ...role.carried,
  ...(role.tags.length > 0 && { Tags: shownTags(role.tags) }),
});
