import type { Handler } from '../../handler';
import { ecrPage } from './ecr-pages';
import { repositoryOf } from './found';

export const listImages: Handler<'ECR.ListImages'> = ({ ctx }, input) => {
  const { images } = repositoryOf(ctx.world, input.repositoryName);
  const { items, next } = ecrPage(input.filter?.tagStatus === 'UNTAGGED' ? [] : images, input);
  return {
    imageIds: items.map(({ digest, tag }) => ({ imageDigest: digest, imageTag: tag })),
    nextToken: next,
  };
};
