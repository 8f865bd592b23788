import { behaviourOf } from '../../../engine/images/image-behaviour';
import { ACCOUNT_ID } from '../../../model/ids';
import { toEpochSeconds } from '../../../model/sim-time';
import { ecrErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { ecrPage } from './ecr-pages';
import { imagesBy, repositoryOf } from './found';

const BYTES_PER_MIB = 1_048_576;

/** Sizes are what `put-image` says of each. */
export const describeImages: Handler<'ECR.DescribeImages'> = ({ ctx }, input) => {
  const repository = repositoryOf(ctx.world, input.repositoryName);
  const { name, uri } = repository;
  const asked = input.imageIds?.flatMap((id) => {
    const found = imagesBy(repository, id);
    if (found.length > 0) return found;
    const { imageDigest = 'null', imageTag = 'null' } = id;
    return refuse(
      ecrErrors.of(
        'ImageNotFoundException',
        `The image with imageId {imageDigest:'${imageDigest}', imageTag:'${imageTag}'} does not ` +
          `exist within the repository with name '${name}' in the registry with id '${ACCOUNT_ID}'`,
      ),
    );
  });
  const all = input.filter?.tagStatus === 'UNTAGGED' ? [] : (asked ?? repository.images);
  const { items, next } = ecrPage(all, input);
  return {
    imageDetails: items.map(({ tag, digest, pushedAt }) => ({
      registryId: ACCOUNT_ID,
      repositoryName: name,
      imageDigest: digest,
      imageTags: [tag],
      imageSizeInBytes: Math.round(behaviourOf(ctx, `${uri}:${tag}`).sizeMib * BYTES_PER_MIB),
      imagePushedAt: toEpochSeconds(pushedAt),
    })),
    nextToken: next,
  };
};
