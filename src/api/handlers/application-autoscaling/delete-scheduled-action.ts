import { scalingErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { targetOf } from './targets';

export const deleteScheduledAction: Handler<'ApplicationAutoScaling.DeleteScheduledAction'> = (
  { ctx },
  input,
) => {
  const target = targetOf(ctx.world, input);
  const { ScheduledActionName: name } = input;
  const left = target.scheduledActions.filter((one) => one.name !== name);
  if (left.length === target.scheduledActions.length) {
    refuse(scalingErrors.notFound('scheduled action', target.resourceId, name));
  }
  target.scheduledActions = left;
  return {};
};
