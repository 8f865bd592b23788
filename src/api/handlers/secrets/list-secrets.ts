import type { Secret } from '../../../model/secret';
import { secretsErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { page } from '../pages';
import { describeSecret } from './answers/secret';

/** Newest first unless told; those scheduled for deletion only where they are asked for. */
export const listSecrets: Handler<'SecretsManager.ListSecrets'> = ({ ctx }, input) => {
  const all = [...ctx.world.secrets.values()].filter(
    (one) => one.kind === 'secret' && isAskedFor(one, input),
  );
  if (input.SortOrder !== 'asc') all.reverse();
  const badToken = secretsErrors.of('InvalidNextTokenException', 'Invalid NextToken.');
  const { items, next } = page(all, input.MaxResults ?? 100, input.NextToken, badToken);
  const shown = items.map((one) => describeSecret(one, 'SecretVersionsToStages'));
  return { SecretList: shown, NextToken: next };
};

function isAskedFor(secret: Secret, input: InputOf<'SecretsManager.ListSecrets'>): boolean {
  if (secret.deletion === 'done') return false;
  if (secret.deletion === 'scheduled' && !input.IncludePlannedDeletion) return false;
  return (input.Filters ?? []).every(({ Key = 'all', Values = [] }) => {
    const texts = textsOf(secret)[Key];
    return Values.some((value) => texts.some((text) => text.startsWith(value)));
  });
}

function textsOf({ name, description = '', tags }: Secret) {
  const keys = tags.map(({ key }) => key);
  const values = tags.map(({ value }) => value);
  return {
    name: [name],
    description: [description],
    'tag-key': keys,
    'tag-value': values,
    all: [name, description, ...keys, ...values],
  };
}
