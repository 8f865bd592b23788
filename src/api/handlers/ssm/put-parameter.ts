import { parameterArn } from '../../../model/ids';
import { ssmErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { withTags } from '../elbv2/tags';
import { findParameter } from './found';

/** Tasks that run keep what they got at their start. */
export const putParameter: Handler<'SSM.PutParameter'> = ({ ctx }, input) => {
  const { Name: name, Value: value, Type, Overwrite = false, Tags } = input;
  if (!/^\/?[\w.-]+(?:\/[\w.-]+)*$/.test(name) || /^\/?(?:aws|ssm)/i.test(name)) {
    refuse(
      ssmErrors.validation(
        'Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive). If formed as a ' +
          'path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed ' +
          'as a mix of letters, numbers and the following 3 symbols .-_',
      ),
    );
  }
  const there = findParameter(ctx.world, name);
  if (there && !Overwrite) {
    refuse(
      ssmErrors.of(
        'ParameterAlreadyExists',
        'The parameter already exists. To overwrite this value, set the overwrite option in the ' +
          'request to true.',
      ),
    );
  }
  const type = Type ?? there?.type;
  if (!type) {
    return refuse(
      ssmErrors.validation('A parameter type is required when you create a parameter.'),
    );
  }
  const now = ctx.kernel.now;
  const description = input.Description ?? there?.description;
  const kmsKeyId = input.KeyId ?? there?.kmsKeyId;
  const arn = parameterArn(name);
  const version = (there?.version ?? 0) + 1;
  ctx.world.secrets.set(arn, {
    kind: 'parameter',
    name,
    arn,
    value,
    version,
    type,
    ...(description !== undefined && { description }),
    ...(kmsKeyId !== undefined && { kmsKeyId }),
    createdAt: there?.createdAt ?? now,
    changedAt: now,
    tags: withTags(there?.tags ?? [], Tags),
  });
  return { Version: version, Tier: input.Tier ?? 'Standard' };
};
