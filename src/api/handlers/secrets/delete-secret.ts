import { plus, seconds, toEpochSeconds } from '../../../model/sim-time';
import { secretsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { anySecretOf } from './found';

const DAY = 86_400;

/** Tasks that start from now on do not get it. */
export const deleteSecret: Handler<'SecretsManager.DeleteSecret'> = ({ ctx }, input) => {
  const secret = anySecretOf(ctx.world, input.SecretId);
  const { RecoveryWindowInDays: days, ForceDeleteWithoutRecovery: force = false } = input;
  if (force && days !== undefined) {
    refuse(
      secretsErrors.invalidParameter(
        "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
      ),
    );
  }
  if (days !== undefined && (days < 7 || days > 30)) {
    refuse(
      secretsErrors.invalidParameter(
        'The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).',
      ),
    );
  }
  if (secret.deletion === 'scheduled' && !force) refuse(secretsErrors.markedForDeletion());
  const now = ctx.kernel.now;
  secret.deletion = force ? 'done' : 'scheduled';
  secret.deletedAt = now;
  const gone = force ? now : plus(now, seconds((days ?? 30) * DAY));
  return { ARN: secret.arn, Name: secret.name, DeletionDate: toEpochSeconds(gone) };
};
