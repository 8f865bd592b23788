import { deletePolicy } from '../../../engine/auto-scaling/scalable-targets';
import { scalingErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { found } from '../../refusal';
import { targetOf } from './targets';

/** Alarms that were made for it go too; those that somebody else made stay. */
export const deleteScalingPolicy: Handler<'ApplicationAutoScaling.DeleteScalingPolicy'> = (
  { ctx },
  input,
) => {
  const target = targetOf(ctx.world, input);
  const { PolicyName: name } = input;
  const policy = target.policies.find((one) => one.name === name);
  const missing = scalingErrors.notFound('scaling policy', target.resourceId, name);
  deletePolicy(ctx, target, found(policy, missing));
  return {};
};
