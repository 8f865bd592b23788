import type { Handler } from '../../handler';
import { describeParameter } from './answers/parameter';
import { findParameter } from './found';

export const getParameters: Handler<'SSM.GetParameters'> = ({ ctx }, input) => {
  const found = input.Names.flatMap((name) => findParameter(ctx.world, name) ?? []);
  return {
    Parameters: found.map((one) => describeParameter(one, input.WithDecryption)),
    InvalidParameters: input.Names.filter((name) => !findParameter(ctx.world, name)),
  };
};
