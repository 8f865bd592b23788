import type { World } from '../../../../engine/world/world';
import type { InstanceProfile } from '../../../../model/role';
import { toEpochSeconds } from '../../../../model/sim-time';
import { shownTags } from '../../elbv2/tags';
import { iamId } from './iam-id';
import { describeRole } from './role';

export function describeInstanceProfile(world: World, profile: InstanceProfile): object {
  const role = profile.roleName === undefined ? undefined : world.roles.get(profile.roleName);
  return {
    Path: profile.path,
    InstanceProfileName: profile.name,
    InstanceProfileId: iamId('AIPA', profile.name),
    Arn: profile.arn,
    CreateDate: toEpochSeconds(profile.createdAt),
    Roles: role ? [describeRole(role)] : [],
    ...(profile.tags.length > 0 && { Tags: shownTags(profile.tags) }),
  };
}
