import { continueDeployment as go } from '../../../engine/code-deploy/operations';
import { isOver } from '../../../model/code-deploy';
import { codeDeployErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { deploymentOf } from './found';

/** The state each wait is. */
const STATES = { READY_WAIT: 'Ready', TERMINATION_WAIT: 'TerminationWait' } as const;

/** Ends the wait before traffic is re-routed, or the one before the original is terminated. */
export const continueDeployment: Handler<'CodeDeploy.ContinueDeployment'> = ({ ctx }, input) => {
  const deployment = deploymentOf(ctx.world, input.deploymentId);
  const { deploymentWaitType: wait = 'READY_WAIT' } = input;
  if (isOver(deployment)) {
    refuse(
      codeDeployErrors.of(
        'DeploymentAlreadyCompletedException',
        `Deployment ${deployment.id} is already in a completed state.`,
      ),
    );
  }
  if (deployment.machine.value !== STATES[wait]) {
    refuse(
      codeDeployErrors.of(
        'DeploymentIsNotInReadyStateException',
        `The deployment ${deployment.id} is not in its ${wait} and cannot continue from it.`,
      ),
    );
  }
  go(ctx, deployment);
  return {};
};
