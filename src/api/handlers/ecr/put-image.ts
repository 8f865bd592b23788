import { imageDigest } from '../../../engine/images/image-digest';
import { pushImage } from '../../../engine/images/repositories';
import { ACCOUNT_ID } from '../../../model/ids';
import { ecrErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { repositoryOf } from './found';

/** What `docker push` ends with. The manifest is kept and not looked into. */
export const putImage: Handler<'ECR.PutImage'> = ({ ctx }, input) => {
  const repository = repositoryOf(ctx.world, input.repositoryName);
  const { imageManifest, imageTag = 'latest' } = input;
  const { name, uri } = repository;
  const there = repository.images.find(({ tag }) => tag === imageTag);
  if (there?.manifest === imageManifest) {
    refuse(
      ecrErrors.of(
        'ImageAlreadyExistsException',
        `Image with digest '${there.digest}' and tag '${imageTag}' already exists in the ` +
          `repository with name '${name}' in registry with id '${ACCOUNT_ID}'`,
      ),
    );
  }
  if (there && repository.tagMutability === 'IMMUTABLE') {
    refuse(
      ecrErrors.of(
        'ImageTagAlreadyExistsException',
        `The image tag '${imageTag}' already exists in the '${name}' repository and cannot be ` +
          'overwritten because the repository is immutable.',
      ),
    );
  }
  pushImage(repository, imageTag, ctx.kernel.now, imageManifest);
  return {
    image: {
      registryId: ACCOUNT_ID,
      repositoryName: name,
      imageId: { imageDigest: imageDigest(`${uri}:${imageTag}`), imageTag },
      imageManifest,
    },
  };
};
