import type { Handler } from '../../handler';
import { anySecretOf } from './found';

export const restoreSecret: Handler<'SecretsManager.RestoreSecret'> = ({ ctx }, input) => {
  const secret = anySecretOf(ctx.world, input.SecretId);
  delete secret.deletion;
  delete secret.deletedAt;
  return { ARN: secret.arn, Name: secret.name };
};
