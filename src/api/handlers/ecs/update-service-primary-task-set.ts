import { promoteTaskSet } from '../../../engine/control-plane/operations';
import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeTaskSet } from './answers/service';
import { externalOwner, taskSetOf } from './task-set-references';

/** Which task set serves production; what it is made from becomes the service's. */
export const updateServicePrimaryTaskSet: Handler<'ECS.UpdateServicePrimaryTaskSet'> = (
  { ctx },
  input,
) => {
  const { service } = externalOwner(ctx.world, input);
  const taskSet = taskSetOf(service, input.primaryTaskSet);
  if (taskSet.status === 'DRAINING') {
    refuse(ecsErrors.invalidParameter('The task set is being deleted and cannot be the primary.'));
  }
  promoteTaskSet(ctx, service, taskSet);
  return { taskSet: describeTaskSet(ctx, service, taskSet) };
};
