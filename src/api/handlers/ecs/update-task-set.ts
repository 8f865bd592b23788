import { scaleTaskSet } from '../../../engine/control-plane/operations';
import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeTaskSet } from './answers/service';
import { externalOwner, scaleOf, taskSetOf } from './task-set-references';

/** Nothing but its scale can be changed. */
export const updateTaskSet: Handler<'ECS.UpdateTaskSet'> = ({ ctx }, input) => {
  const { service } = externalOwner(ctx.world, input);
  const taskSet = taskSetOf(service, input.taskSet);
  if (taskSet.status === 'DRAINING') {
    refuse(ecsErrors.invalidParameter('The task set is being deleted and cannot be updated.'));
  }
  scaleTaskSet(ctx, service, taskSet, scaleOf(input.scale));
  return { taskSet: describeTaskSet(ctx, service, taskSet) };
};
