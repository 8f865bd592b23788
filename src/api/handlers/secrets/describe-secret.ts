import type { Handler } from '../../handler';
import { describeSecret as describe } from './answers/secret';
import { anySecretOf } from './found';

export const describeSecret: Handler<'SecretsManager.DescribeSecret'> = ({ ctx }, input) =>
  describe(anySecretOf(ctx.world, input.SecretId), 'VersionIdsToStages');
