import type { World } from '../../../engine/world/world';
import type { Secret } from '../../../model/secret';
import { secretsErrors } from '../../contract/errors';
import { found, refuse } from '../../refusal';

/** A secret by name or ARN, with or without the six characters at its end; none that is gone. */
export function findSecret(world: World, reference: string): Secret | undefined {
  for (const one of world.secrets.values()) {
    if (one.kind !== 'secret' || one.deletion === 'done') continue;
    if ([one.name, one.arn, one.arn.slice(0, -7)].includes(reference)) return one;
  }
  return undefined;
}

export const anySecretOf = (world: World, reference: string): Secret =>
  found(findSecret(world, reference), secretsErrors.notFound());

/** One that is not in its recovery window either. */
export function secretOf(world: World, reference: string): Secret {
  const secret = anySecretOf(world, reference);
  return secret.deletion === undefined ? secret : refuse(secretsErrors.markedForDeletion());
}
