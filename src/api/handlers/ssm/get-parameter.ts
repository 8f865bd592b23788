import type { Handler } from '../../handler';
import { describeParameter } from './answers/parameter';
import { parameterOf } from './found';

export const getParameter: Handler<'SSM.GetParameter'> = ({ ctx }, input) => ({
  Parameter: describeParameter(parameterOf(ctx.world, input.Name), input.WithDecryption),
});
