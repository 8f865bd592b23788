import type { World } from '../../../engine/world/world';
import type { Account } from '../../../model/account';
import type { Secret } from '../../../model/secret';
import { shownTags } from '../elbv2/tags';

type Declared = Account['operations'][number];

/** Secrets and parameters with the values they have now. */
export const secretDeclarations = (world: World): Declared[] =>
  [...world.secrets.values()].map((one) =>
    one.kind === 'secret'
      ? { target: 'SecretsManager.CreateSecret', input: secretInput(one) }
      : { target: 'SSM.PutParameter', input: parameterInput(one) },
  );

/** Those that were deleted: marks that they are not there. */
export const deletedSecrets = (world: World): Declared[] =>
  [...world.secrets.values()].flatMap(({ kind, name, deletion }): Declared[] => {
    if (!deletion) return [];
    if (kind === 'parameter') return [{ target: 'SSM.DeleteParameter', input: { Name: name } }];
    const forced = deletion === 'done' ? { ForceDeleteWithoutRecovery: true } : {};
    return [{ target: 'SecretsManager.DeleteSecret', input: { SecretId: name, ...forced } }];
  });

const tagsOf = ({ tags }: Secret) => (tags.length > 0 ? shownTags(tags) : undefined);

const secretInput = (one: Secret): Record<string, unknown> => ({
  Name: one.name,
  Description: one.description,
  KmsKeyId: one.kmsKeyId,
  SecretString: one.version > 0 ? one.value : undefined,
  Tags: tagsOf(one),
});

const parameterInput = (one: Secret): Record<string, unknown> => ({
  Name: one.name,
  Description: one.description,
  Value: one.value,
  Type: one.type,
  KeyId: one.kmsKeyId,
  Tags: tagsOf(one),
});
