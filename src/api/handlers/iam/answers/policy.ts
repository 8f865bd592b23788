import type { World } from '../../../../engine/world/world';
import { lastPart } from '../../../../model/ids';
import { toEpochSeconds, ZERO } from '../../../../model/sim-time';
import { shownTags } from '../../elbv2/tags';
import { rolesWith } from '../found';
import { iamId } from './iam-id';

/** `/service-role/` of an ARN that ends with `policy/service-role/NAME`. */
export const pathOfPolicy = (arn: string): string =>
  arn.slice(arn.indexOf(':policy/') + ':policy'.length, arn.lastIndexOf('/') + 1);

/** A managed policy that is there: one's own, or AWS's. */
export function describePolicy(world: World, arn: string): object {
  const own = world.managedPolicies.get(arn);
  return {
    PolicyName: lastPart(arn),
    PolicyId: iamId('ANPA', arn),
    Arn: arn,
    Path: pathOfPolicy(arn),
    DefaultVersionId: 'v1',
    AttachmentCount: rolesWith(world, arn).length,
    IsAttachable: true,
    Description: own?.description,
    CreateDate: toEpochSeconds(own?.createdAt ?? ZERO),
    ...(own && own.tags.length > 0 && { Tags: shownTags(own.tags) }),
  };
}
