import { secretsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { versionId } from './answers/version-id';
import { secretOf } from './found';

/** Tasks that run keep what they got at their start. */
export const putSecretValue: Handler<'SecretsManager.PutSecretValue'> = ({ ctx }, input) => {
  const secret = secretOf(ctx.world, input.SecretId);
  if (input.SecretString === undefined) {
    refuse(secretsErrors.invalidRequest('You must provide either SecretString or SecretBinary.'));
  }
  secret.value = input.SecretString ?? '';
  secret.version++;
  secret.changedAt = ctx.kernel.now;
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: versionId(secret),
    VersionStages: ['AWSCURRENT'],
  };
};
