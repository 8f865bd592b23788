import type { World } from '../../../engine/world/world';
import { ACCOUNT_ID } from '../../../model/ids';
import type { ImageRepository, PushedImage } from '../../../model/image-repository';
import { ecrErrors } from '../../contract/errors';
import { found } from '../../refusal';

/** What the names in an input of Amazon ECR stand for. */

/** One that is there. */
export function findRepository(world: World, name: string): ImageRepository | undefined {
  const repository = world.repositories.get(name);
  return repository?.deleted ? undefined : repository;
}

export const repositoryOf = (world: World, name: string): ImageRepository =>
  found(
    findRepository(world, name),
    ecrErrors.of(
      'RepositoryNotFoundException',
      `The repository with name '${name}' does not exist in the registry with id '${ACCOUNT_ID}'`,
    ),
  );

interface ImageId {
  imageDigest?: string;
  imageTag?: string;
}

/** The images that an id means: by tag one, by digest all of its tags. */
export const imagesBy = (repository: ImageRepository, id: ImageId): PushedImage[] =>
  repository.images.filter(
    ({ tag, digest }) =>
      (id.imageTag === undefined || tag === id.imageTag) &&
      (id.imageDigest === undefined || digest === id.imageDigest),
  );
