import type { Handler } from '../../handler';
import { findParameter } from './found';

export const deleteParameters: Handler<'SSM.DeleteParameters'> = ({ ctx }, input) => {
  const there = input.Names.filter((name) => findParameter(ctx.world, name));
  for (const name of there) findParameter(ctx.world, name)!.deletion = 'done';
  return {
    DeletedParameters: there,
    InvalidParameters: input.Names.filter((name) => !there.includes(name)),
  };
};
