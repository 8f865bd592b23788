import type { Handler } from '../../handler';
import { parameterOf } from './found';

/** Tasks that start from now on do not get it. */
export const deleteParameter: Handler<'SSM.DeleteParameter'> = ({ ctx }, input) => {
  parameterOf(ctx.world, input.Name).deletion = 'done';
  return {};
};
