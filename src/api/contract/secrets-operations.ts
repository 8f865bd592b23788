import * as secrets from './secrets';
import { changes, type Pages, shows } from './operation';

const pages = (resultKey: string): Pages => ({
  resultKey,
  limitKey: 'MaxResults',
  tokenKey: 'NextToken',
  nextTokenKey: 'NextToken',
});

/** The part of the catalogue that `aws secretsmanager` is. */
export const SECRETS_MANAGER_OPERATIONS = {
  'SecretsManager.CreateSecret': changes(secrets.createSecret, 'Makes a secret.'),
  'SecretsManager.PutSecretValue': changes(
    secrets.putSecretValue,
    'Gives a secret another value, for tasks that start from now on.',
  ),
  'SecretsManager.UpdateSecret': changes(
    secrets.updateSecret,
    'Changes a secret’s value, description or key.',
  ),
  'SecretsManager.GetSecretValue': shows(secrets.getSecretValue, 'Shows the value of a secret.'),
  'SecretsManager.DescribeSecret': shows(
    secrets.secretById,
    'Describes a secret, without its value.',
  ),
  'SecretsManager.ListSecrets': shows(secrets.listSecrets, 'Lists secrets.', pages('SecretList')),
  'SecretsManager.DeleteSecret': changes(
    secrets.deleteSecret,
    'Deletes a secret, at once or after a recovery window.',
  ),
  'SecretsManager.RestoreSecret': changes(
    secrets.secretById,
    'Brings back a secret that is scheduled for deletion.',
  ),
} as const;
