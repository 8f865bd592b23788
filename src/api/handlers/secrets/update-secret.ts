import type { Handler } from '../../handler';
import { versionId } from './answers/version-id';
import { secretOf } from './found';

export const updateSecret: Handler<'SecretsManager.UpdateSecret'> = ({ ctx }, input) => {
  const secret = secretOf(ctx.world, input.SecretId);
  const { Description, KmsKeyId, SecretString } = input;
  if (Description !== undefined) secret.description = Description;
  if (KmsKeyId !== undefined) secret.kmsKeyId = KmsKeyId;
  if (SecretString !== undefined) {
    secret.value = SecretString;
    secret.version++;
  }
  secret.changedAt = ctx.kernel.now;
  const isNew = SecretString !== undefined;
  return { ARN: secret.arn, Name: secret.name, VersionId: isNew ? versionId(secret) : undefined };
};
