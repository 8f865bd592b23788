import { registerTarget } from '../../../engine/control-plane/operations';
import type { Handler } from '../../handler';
import { targetGroupOf } from '../references';
import { checkIds, withPorts } from './given-targets';

/** One that is registered already stays as it is. */
export const registerTargets: Handler<'ELBv2.RegisterTargets'> = ({ ctx }, input) => {
  const group = targetGroupOf(ctx.world, input.TargetGroupArn);
  const targets = withPorts(group, input.Targets);
  checkIds(group, targets);
  for (const target of targets) registerTarget(ctx, group, target);
  ctx.touch(group.arn);
  return {};
};
