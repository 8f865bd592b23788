import type { World } from '../../../engine/world/world';
import { parameterArn } from '../../../model/ids';
import type { Secret } from '../../../model/secret';
import { ssmErrors } from '../../contract/errors';
import { found } from '../../refusal';

/** Parameters that are there. */
export const allParameters = (world: World): Secret[] =>
  [...world.secrets.values()].filter((one) => one.kind === 'parameter' && !one.deletion);

/** By name or ARN. */
export function findParameter(world: World, reference: string): Secret | undefined {
  const arn = reference.startsWith('arn:') ? reference : parameterArn(reference);
  const one = world.secrets.get(arn);
  return one?.deletion ? undefined : one;
}

/** The service itself says no more than the type of its error. */
export const parameterOf = (world: World, reference: string): Secret =>
  found(findParameter(world, reference), ssmErrors.of('ParameterNotFound', ''));
