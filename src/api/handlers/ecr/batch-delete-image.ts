import type { Handler } from '../../handler';
import { imagesBy, repositoryOf } from './found';

/** Tasks that run go on; none can be started from them any more. */
export const batchDeleteImage: Handler<'ECR.BatchDeleteImage'> = ({ ctx }, input) => {
  const repository = repositoryOf(ctx.world, input.repositoryName);
  const imageIds: object[] = [];
  const failures: object[] = [];
  for (const id of input.imageIds) {
    const gone = imagesBy(repository, id);
    repository.images = repository.images.filter((one) => !gone.includes(one));
    for (const { digest, tag } of gone) imageIds.push({ imageDigest: digest, imageTag: tag });
    if (gone.length > 0) continue;
    failures.push({
      imageId: id,
      failureCode: 'ImageNotFound',
      failureReason: 'Requested image not found',
    });
  }
  return { imageIds, failures };
};
