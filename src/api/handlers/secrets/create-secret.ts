import { namedId } from '../../../model/named-id';
import { secretArn } from '../../../model/ids';
import type { Secret } from '../../../model/secret';
import { secretsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { withTags } from '../elbv2/tags';
import { tagsGiven } from './tags-given';
import { versionId } from './answers/version-id';
import { findSecret } from './found';

/** Without a value it can be named, and asked for nothing. */
export const createSecret: Handler<'SecretsManager.CreateSecret'> = ({ ctx }, input) => {
  const { Name: name, Description, KmsKeyId, SecretString, Tags } = input;
  if (!/^[A-Za-z0-9/_+=.@!-]+$/.test(name)) {
    refuse(
      secretsErrors.invalidParameter(
        'Invalid name. Must be a valid name containing alphanumeric characters, or any of the ' +
          'following: -/_+=.@!',
      ),
    );
  }
  const there = findSecret(ctx.world, name);
  if (there?.deletion === 'scheduled') {
    refuse(
      secretsErrors.invalidRequest(
        "You can't create this secret because a secret with this name is already scheduled for " +
          'deletion.',
      ),
    );
  }
  if (there) refuse(secretsErrors.exists(name));
  const now = ctx.kernel.now;
  const secret: Secret = {
    kind: 'secret',
    name,
    arn: secretArn(name, namedId('', name).slice(1, 7)),
    value: SecretString ?? '',
    version: SecretString === undefined ? 0 : 1,
    ...(Description !== undefined && { description: Description }),
    ...(KmsKeyId !== undefined && { kmsKeyId: KmsKeyId }),
    createdAt: now,
    changedAt: now,
    tags: withTags([], tagsGiven(Tags)),
  };
  ctx.world.secrets.set(secret.arn, secret);
  return {
    ARN: secret.arn,
    Name: name,
    VersionId: secret.version > 0 ? versionId(secret) : undefined,
  };
};
