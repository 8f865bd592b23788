import { ACCOUNT_ID } from '../../../model/ids';
import { ecrErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeRepository } from './answers/repository';
import { repositoryOf } from './found';

/** Its images are missing from then on: it is not as if it had never been declared. */
export const deleteRepository: Handler<'ECR.DeleteRepository'> = ({ ctx }, input) => {
  const repository = repositoryOf(ctx.world, input.repositoryName);
  const { name, images } = repository;
  if (images.length > 0 && !input.force) {
    refuse(
      ecrErrors.of(
        'RepositoryNotEmptyException',
        `The repository with name '${name}' in registry with id '${ACCOUNT_ID}' cannot be deleted ` +
          'because it still contains images',
      ),
    );
  }
  repository.deleted = true;
  repository.images = [];
  return { repository: describeRepository(repository) };
};
