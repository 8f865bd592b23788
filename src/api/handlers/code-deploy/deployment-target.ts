import type { EngineContext } from '../../../engine/engine-context';
import type { CodeDeployDeployment } from '../../../model/code-deploy';
import { codeDeployErrors } from '../../contract/errors';
import { refuse } from '../../refusal';
import { describeTarget, targetIdOf } from './answers/deployment';

/** The target of a deployment that is asked for by its id. */
export function targetCalled(
  ctx: EngineContext,
  deployment: CodeDeployDeployment,
  targetId: string,
): object {
  if (targetId !== targetIdOf(deployment)) {
    refuse(
      codeDeployErrors.of(
        'DeploymentTargetDoesNotExistException',
        `The deployment target ${targetId} does not belong to the deployment ${deployment.id}.`,
      ),
    );
  }
  return describeTarget(ctx, deployment);
}
