import { stopTask as stop } from '../../../engine/control-plane/operations';
import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { found } from '../../refusal';
import { clusterFor, findTask } from '../references';
import { describeTask } from './answers/task';

/** The answer still shows where the task is; only its desired status has changed. */
export const stopTask: Handler<'ECS.StopTask'> = ({ ctx }, input) => {
  const cluster = clusterFor(ctx.world, input.cluster, input.task);
  const task = found(findTask(ctx.world, cluster, input.task), ecsErrors.taskNotFound());
  stop(ctx, task, input.reason ?? 'Task stopped by user', 'UserInitiated');
  return { task: describeTask(ctx.world, task) };
};
