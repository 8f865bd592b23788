import type { World } from '../../../engine/world/world';
import type { Account } from '../../../model/account';
import type { ImageRepository } from '../../../model/image-repository';
import { shownTags } from '../elbv2/tags';

type Declared = Account['operations'][number];

/** Repositories with what was pushed to them: after `put-image`, which would push it otherwise. */
export const ecrDeclarations = (world: World): Declared[] =>
  [...world.repositories.values()].flatMap((one) => [
    { target: 'ECR.CreateRepository', input: repositoryInput(one) },
    ...one.images.map(({ tag, manifest }) => ({
      target: 'ECR.PutImage',
      input: { repositoryName: one.name, imageManifest: manifest ?? '{}', imageTag: tag },
    })),
    ...(one.deleted
      ? [{ target: 'ECR.DeleteRepository', input: { repositoryName: one.name } }]
      : []),
  ]);

const repositoryInput = (one: ImageRepository): Record<string, unknown> => ({
  repositoryName: one.name,
  tags: one.tags.length > 0 ? shownTags(one.tags) : undefined,
  imageTagMutability: one.tagMutability,
  ...one.carried,
});
