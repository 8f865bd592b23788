import type { Handler } from '../../handler';
import { describeParameter } from './answers/parameter';
import { allParameters } from './found';
import { ssmPage } from './ssm-pages';

/** Right under the path; with `Recursive` all the way down. */
export const getParametersByPath: Handler<'SSM.GetParametersByPath'> = ({ ctx }, input) => {
  const path = input.Path.endsWith('/') ? input.Path : `${input.Path}/`;
  const all = allParameters(ctx.world).filter(
    ({ name }) =>
      name.startsWith(path) && (input.Recursive || !name.slice(path.length).includes('/')),
  );
  const { items, next } = ssmPage(all, input, 10);
  const { WithDecryption: decrypted } = input;
  return { Parameters: items.map((one) => describeParameter(one, decrypted)), NextToken: next };
};
