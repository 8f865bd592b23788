import type { World } from '../../../engine/world/world';
import type {
  CodeDeployApplication,
  CodeDeployDeployment,
  DeploymentGroup,
} from '../../../model/code-deploy';
import type { Tag } from '../../../model/cluster';
import { codeDeployErrors } from '../../contract/errors';
import { found, refuse } from '../../refusal';

/** What the names in an input of CodeDeploy stand for. */

export const applicationOf = (world: World, name: string): CodeDeployApplication =>
  found(
    world.codeDeployApplications.get(name),
    codeDeployErrors.of(
      'ApplicationDoesNotExistException',
      `No application found for name: ${name}`,
    ),
  );

export const groupOf = (application: CodeDeployApplication, name: string): DeploymentGroup =>
  found(
    application.groups.find((one) => one.name === name),
    codeDeployErrors.of(
      'DeploymentGroupDoesNotExistException',
      `No Deployment Group found for name: ${name}`,
    ),
  );

const ID = /^d-[A-Z0-9]{9}$/;

/** Refuses an id that is none, and one that no deployment has. */
export function deploymentOf(world: World, id: string | undefined): CodeDeployDeployment {
  if (!id) {
    return refuse(
      codeDeployErrors.of(
        'DeploymentIdRequiredException',
        'At least one deployment ID must be specified.',
      ),
    );
  }
  if (!ID.test(id)) {
    refuse(
      codeDeployErrors.of(
        'InvalidDeploymentIdException',
        `Specified DeploymentId is not in the valid format: ${id}`,
      ),
    );
  }
  return found(
    world.codeDeployDeployments.get(id),
    codeDeployErrors.of(
      'DeploymentDoesNotExistException',
      `The deployment ${id} could not be found`,
    ),
  );
}

/** Every list is answered whole, so no token was ever given out. */
export function refuseToken(token: string | undefined): void {
  if (token === undefined) return;
  refuse(
    codeDeployErrors.of(
      'InvalidNextTokenException',
      'The next token was specified in an invalid format.',
    ),
  );
}

export const tagsFrom = (given: readonly { Key?: string; Value?: string }[] = []): Tag[] =>
  given.flatMap(({ Key, Value = '' }) => (Key === undefined ? [] : [{ key: Key, value: Value }]));
