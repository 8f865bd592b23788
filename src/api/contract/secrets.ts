/**
 * Inputs of the Secrets Manager operations, member by member in the order of AWS's own model.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Operations.html
 */
import * as z from 'zod/mini';
import { flag, list, oneOf, opt, structure, text, texts, whole } from './members';

const secretId = text.check(z.minLength(1), z.maxLength(2048));
const description = opt(text.check(z.maxLength(2048)));
const token = opt(text.check(z.minLength(32), z.maxLength(64)));
const secretString = text.check(z.minLength(1), z.maxLength(65_536));
const tags = opt(list(structure({ Key: opt(text), Value: opt(text) })));

export const createSecret = structure({
  Name: text.check(z.minLength(1), z.maxLength(512)),
  ClientRequestToken: token,
  Description: description,
  KmsKeyId: opt(text),
  SecretString: opt(secretString),
  Tags: tags,
});
export const putSecretValue = structure({
  SecretId: secretId,
  ClientRequestToken: token,
  SecretString: opt(secretString),
});
export const updateSecret = structure({
  SecretId: secretId,
  ClientRequestToken: token,
  Description: description,
  KmsKeyId: opt(text),
  SecretString: opt(secretString),
});
export const getSecretValue = structure({
  SecretId: secretId,
  VersionId: opt(text),
  VersionStage: opt(text),
});
export const secretById = structure({ SecretId: secretId });
export const listSecrets = structure({
  IncludePlannedDeletion: opt(flag),
  MaxResults: opt(whole.check(z.minimum(1), z.maximum(100))),
  NextToken: opt(text),
  Filters: opt(
    list(
      structure({
        Key: opt(oneOf(['description', 'name', 'tag-key', 'tag-value', 'all'])),
        Values: opt(texts),
      }),
    ),
  ),
  SortOrder: opt(oneOf(['asc', 'desc'])),
});
export const deleteSecret = structure({
  SecretId: secretId,
  RecoveryWindowInDays: opt(whole),
  ForceDeleteWithoutRecovery: opt(flag),
});
