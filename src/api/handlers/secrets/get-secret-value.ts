import { toEpochSeconds } from '../../../model/sim-time';
import { secretsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { versionId } from './answers/version-id';
import { secretOf } from './found';

/** Only the current version is kept. */
export const getSecretValue: Handler<'SecretsManager.GetSecretValue'> = ({ ctx }, input) => {
  const secret = secretOf(ctx.world, input.SecretId);
  const { VersionId, VersionStage = 'AWSCURRENT' } = input;
  const id = versionId(secret);
  if (secret.version === 0 || VersionStage !== 'AWSCURRENT') {
    refuse(secretsErrors.noVersion(`staging label: ${VersionStage}`));
  }
  if (VersionId !== undefined && VersionId !== id) {
    refuse(secretsErrors.noVersion(`VersionId: ${VersionId}`));
  }
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: id,
    SecretString: secret.value,
    VersionStages: ['AWSCURRENT'],
    CreatedDate: toEpochSeconds(secret.changedAt),
  };
};
