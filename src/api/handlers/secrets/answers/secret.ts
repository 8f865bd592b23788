import type { Secret } from '../../../../model/secret';
import { toEpochSeconds } from '../../../../model/sim-time';
import { shownTags } from '../../elbv2/tags';
import { versionId } from './version-id';

/** As DescribeSecret and ListSecrets show it: all but the value. */
export const describeSecret = (secret: Secret): object => ({
  ARN: secret.arn,
  Name: secret.name,
  Description: secret.description,
  KmsKeyId: secret.kmsKeyId,
  LastChangedDate: toEpochSeconds(secret.changedAt),
  DeletedDate: secret.deletedAt === undefined ? undefined : toEpochSeconds(secret.deletedAt),
  Tags: shownTags(secret.tags),
  VersionIdsToStages: secret.version > 0 ? { [versionId(secret)]: ['AWSCURRENT'] } : undefined,
  CreatedDate: toEpochSeconds(secret.createdAt),
});
