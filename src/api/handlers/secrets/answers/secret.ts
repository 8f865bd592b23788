import type { Secret } from '../../../../model/secret';
import { toEpochSeconds } from '../../../../model/sim-time';
import { shownTags } from '../../elbv2/tags';
import { versionId } from './version-id';

/** All but the value. DescribeSecret and ListSecrets call its versions differently. */
export const describeSecret = (
  secret: Secret,
  versions: 'VersionIdsToStages' | 'SecretVersionsToStages',
): object => ({
  ARN: secret.arn,
  Name: secret.name,
  Description: secret.description,
  KmsKeyId: secret.kmsKeyId,
  LastChangedDate: toEpochSeconds(secret.changedAt),
  DeletedDate: secret.deletedAt === undefined ? undefined : toEpochSeconds(secret.deletedAt),
  Tags: shownTags(secret.tags),
  [versions]: secret.version > 0 ? { [versionId(secret)]: ['AWSCURRENT'] } : undefined,
  CreatedDate: toEpochSeconds(secret.createdAt),
});
