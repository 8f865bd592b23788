import { createApplication as create } from '../../../engine/code-deploy/operations';
import { codeDeployErrors, notSimulated } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { tagsFrom } from './found';

/** Of the compute platform ECS; AWS's default, servers, is not simulated. */
export const createApplication: Handler<'CodeDeploy.CreateApplication'> = ({ ctx }, input) => {
  const { applicationName, computePlatform = 'Server' } = input;
  if (computePlatform !== 'ECS') {
    refuse(notSimulated(`the compute platform ${computePlatform} of CodeDeploy`));
  }
  if (ctx.world.codeDeployApplications.has(applicationName)) {
    refuse(
      codeDeployErrors.of(
        'ApplicationAlreadyExistsException',
        `An application with the name ${applicationName} already exists.`,
      ),
    );
  }
  const application = create(ctx, { name: applicationName, tags: tagsFrom(input.tags) });
  return { applicationId: application.id };
};
