import { deleteTaskSet as drain } from '../../../engine/control-plane/operations';
import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeTaskSet } from './answers/service';
import { externalOwner, taskSetOf } from './task-set-references';

/** DRAINING until its last task has stopped. One that is scaled up or PRIMARY must be forced. */
export const deleteTaskSet: Handler<'ECS.DeleteTaskSet'> = ({ ctx }, input) => {
  const { service } = externalOwner(ctx.world, input);
  const taskSet = taskSetOf(service, input.taskSet);
  if (!input.force && (taskSet.scale > 0 || taskSet.status === 'PRIMARY')) {
    refuse(
      ecsErrors.invalidParameter(
        'A task set that is PRIMARY or scaled above 0 cannot be deleted unless it is forced.',
      ),
    );
  }
  drain(ctx, service, taskSet);
  return { taskSet: describeTaskSet(ctx, service, taskSet) };
};
