import { stopDeployment as stop } from '../../../engine/code-deploy/operations';
import { isOver } from '../../../model/code-deploy';
import { codeDeployErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { deploymentOf } from './found';

/** Stopped at once; whether it is rolled back is said here, or by the group. */
export const stopDeployment: Handler<'CodeDeploy.StopDeployment'> = ({ ctx }, input) => {
  const deployment = deploymentOf(ctx.world, input.deploymentId);
  if (isOver(deployment)) {
    refuse(
      codeDeployErrors.of(
        'DeploymentAlreadyCompletedException',
        `Deployment ${deployment.id} is already in a completed state.`,
      ),
    );
  }
  stop(ctx, deployment, input.autoRollbackEnabled);
  return {
    status: 'Succeeded',
    statusMessage: `Deployment ${deployment.id} was stopped.`,
  };
};
