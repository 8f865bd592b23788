/**
 * Inputs of the Amazon ECR operations, member by member in the order of AWS's own model.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_Operations.html
 */
import * as z from 'zod/mini';
import { flag, json, list, oneOf, opt, structure, text, texts, whole } from './members';

const repositoryName = text.check(z.minLength(2), z.maxLength(256));
const registryId = opt(text);
const imageIds = list(structure({ imageDigest: opt(text), imageTag: opt(text) })).check(
  z.minLength(1),
  z.maxLength(100),
);
const pages = {
  nextToken: opt(text),
  maxResults: opt(whole.check(z.minimum(1), z.maximum(1000))),
};
const filter = opt(
  structure({
    tagStatus: opt(oneOf(['TAGGED', 'UNTAGGED', 'ANY'])),
  }),
);

export const createRepository = structure({
  registryId,
  repositoryName,
  tags: opt(list(structure({ Key: text, Value: text }))),
  imageTagMutability: opt(oneOf(['MUTABLE', 'IMMUTABLE'])),
  imageScanningConfiguration: opt(structure({ scanOnPush: opt(flag) })),
  encryptionConfiguration: opt(json),
});
export const describeRepositories = structure({
  registryId,
  repositoryNames: opt(texts.check(z.minLength(1), z.maxLength(100))),
  ...pages,
});
export const deleteRepository = structure({ registryId, repositoryName, force: opt(flag) });
export const putImage = structure({
  registryId,
  repositoryName,
  imageManifest: text.check(z.minLength(1)),
  imageManifestMediaType: opt(text),
  imageTag: opt(text.check(z.minLength(1), z.maxLength(300))),
  imageDigest: opt(text),
});
export const describeImages = structure({
  registryId,
  repositoryName,
  imageIds: opt(imageIds),
  ...pages,
  filter,
});
export const listImages = structure({ registryId, repositoryName, ...pages, filter });
export const batchDeleteImage = structure({ registryId, repositoryName, imageIds });
