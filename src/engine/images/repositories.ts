import type { ImageBehaviour } from '../../model/image';
import type { ImageRepository } from '../../model/image-repository';
import type { SimMicros } from '../../model/sim-time';
import type { World } from '../world/world';
import { imageDigest } from './image-digest';
import { readReference } from './reference';

/** The declared repository that an image is in; one that never was has whatever is asked of it. */
export function repositoryOf(world: World, image: string): ImageRepository | undefined {
  const { host, repository } = readReference(image);
  const declared = world.repositories.get(repository);
  return declared?.uri === `${host}/${repository}` ? declared : undefined;
}

/** ECR-1: in a declared repository there are only the tags and digests that were pushed to it. */
export function isThere(world: World, { image, missing }: ImageBehaviour): boolean {
  const repository = repositoryOf(world, image);
  if (!repository) return !missing;
  if (missing || repository.deleted) return false;
  const { tag, digest } = readReference(image);
  return repository.images.some((one) => (digest ? one.digest === digest : one.tag === tag));
}

/** ECR-2: pushes a tag. Images are not looked into: a tag has one digest for good. */
export function pushImage(
  repository: ImageRepository,
  tag: string,
  at: SimMicros,
  manifest?: string,
): void {
  const digest = imageDigest(`${repository.uri}:${tag}`);
  repository.images = repository.images.filter((one) => one.tag !== tag);
  const given = manifest === undefined ? {} : { manifest };
  repository.images.push({ tag, digest, pushedAt: at, ...given });
}
