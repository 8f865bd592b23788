import { answerPause } from '../../../engine/control-plane/operations';
import { ENDED_STATUSES } from '../../../model/service-deployment';
import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { found, refuse } from '../../refusal';
import { findServiceDeployment } from '../references';

/** A pause hook is answered: the deployment goes on, or goes back. */
export const continueServiceDeployment: Handler<'ECS.ContinueServiceDeployment'> = (
  { ctx },
  { serviceDeploymentArn: arn, hookId, action = 'CONTINUE' },
) => {
  const { service, record } = found(
    findServiceDeployment(ctx.world, arn),
    ecsErrors.serviceDeploymentNotFound(),
  );
  if (ENDED_STATUSES.includes(record.status)) {
    refuse(
      ecsErrors.invalidParameter(
        'Continuing a service deployment is not allowed for service deployment in terminal states.',
      ),
    );
  }
  if (!/^ecs-[a-z]+-[\w-]+$/.test(hookId)) {
    refuse(
      ecsErrors.invalidParameter(
        'Invalid hookId: hookId must follow the format: ecs-{hookType}-{id}',
      ),
    );
  }
  const isAwaited = record.hooks.some(
    (call) => call.hookId === hookId && call.status === 'AWAITING_ACTION',
  );
  if (!isAwaited || service.status !== 'ACTIVE') {
    refuse(
      ecsErrors.invalidParameter(
        'Provided hookId is either completed, unavailable, or not associated with the given Resource ARN',
      ),
    );
  }
  answerPause(ctx, service, record, { hookId, action });
  return { serviceDeploymentArn: record.arn };
};
