import { createSecret } from './create-secret';
import { deleteSecret } from './delete-secret';
import { describeSecret } from './describe-secret';
import { getSecretValue } from './get-secret-value';
import { listSecrets } from './list-secrets';
import { putSecretValue } from './put-secret-value';
import { restoreSecret } from './restore-secret';
import { updateSecret } from './update-secret';

/** Who carries out these operations: a part of the registry. */
export const SECRETS_MANAGER_HANDLERS = {
  'SecretsManager.CreateSecret': createSecret,
  'SecretsManager.PutSecretValue': putSecretValue,
  'SecretsManager.UpdateSecret': updateSecret,
  'SecretsManager.GetSecretValue': getSecretValue,
  'SecretsManager.DescribeSecret': describeSecret,
  'SecretsManager.ListSecrets': listSecrets,
  'SecretsManager.DeleteSecret': deleteSecret,
  'SecretsManager.RestoreSecret': restoreSecret,
} as const;
