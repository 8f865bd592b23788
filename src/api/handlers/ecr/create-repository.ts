import { ACCOUNT_ID, repositoryArn, repositoryUri } from '../../../model/ids';
import { ecrErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { withTags } from '../elbv2/tags';
import { describeRepository } from './answers/repository';
import { findRepository } from './found';

const NAME = /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

/** Images of the repository that were good until now are missing until they are pushed. */
export const createRepository: Handler<'ECR.CreateRepository'> = ({ ctx }, input) => {
  const { repositoryName: name, imageTagMutability = 'MUTABLE', tags } = input;
  if (!NAME.test(name)) {
    refuse(
      ecrErrors.invalid(
        "Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular " +
          `expression '${NAME.source.slice(1, -1).replaceAll('\\/', '/')}''`,
      ),
    );
  }
  if (findRepository(ctx.world, name)) {
    refuse(
      ecrErrors.of(
        'RepositoryAlreadyExistsException',
        `The repository with name '${name}' already exists in the registry with id '${ACCOUNT_ID}'`,
      ),
    );
  }
  const { imageScanningConfiguration, encryptionConfiguration } = input;
  const repository = {
    name,
    arn: repositoryArn(name),
    uri: repositoryUri(name),
    createdAt: ctx.kernel.now,
    tagMutability: imageTagMutability,
    images: [],
    tags: withTags([], tags),
    carried: {
      ...(imageScanningConfiguration !== undefined && { imageScanningConfiguration }),
      ...(encryptionConfiguration !== undefined && { encryptionConfiguration }),
    },
    deleted: false,
  };
  ctx.world.repositories.set(name, repository);
  return { repository: describeRepository(repository) };
};
