import { reportFunction } from '../../../engine/code-deploy/operations';
import { codeDeployErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { deploymentOf } from './found';

const refused = (type: string, message: string): never =>
  refuse(codeDeployErrors.of(type, message));

/**
 * What a lifecycle event's function has found: in AWS the function itself calls this. The execution
 * id is in the events of the sandbox; the name of the lifecycle event does as well.
 */
export const putLifecycleEventHookExecutionStatus: Handler<
  'CodeDeploy.PutLifecycleEventHookExecutionStatus'
> = ({ ctx }, input) => {
  const deployment = deploymentOf(ctx.world, input.deploymentId);
  const { lifecycleEventHookExecutionId: id = '', status } = input;
  if (status !== 'Succeeded' && status !== 'Failed') {
    return refused(
      'InvalidLifecycleEventHookExecutionStatusException',
      'The result of a Lambda validation function that verifies a lifecycle event is invalid. It should return Succeeded or Failed.',
    );
  }
  const { execution, events } = deployment;
  if (!execution || (execution.id !== id && execution.event !== id)) {
    const ended = events.some(({ event, endedAt }) => event === id && endedAt !== undefined);
    if (ended) {
      refused(
        'LifecycleEventAlreadyCompletedException',
        'An attempt to return the status of an already completed lifecycle event occurred.',
      );
    }
    return refused(
      'InvalidLifecycleEventHookExecutionIdException',
      'A lifecycle event hook is invalid: no function of that execution waits to be heard.',
    );
  }
  reportFunction(ctx, deployment, status);
  return { lifecycleEventHookExecutionId: execution.id };
};
