import { routesChanged } from '../../../engine/control-plane/operations';
import { elbErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { targetGroupOf } from '../references';
import { usersOf } from './group-users';

export const deleteTargetGroup: Handler<'ELBv2.DeleteTargetGroup'> = ({ ctx }, input) => {
  const group = targetGroupOf(ctx.world, input.TargetGroupArn);
  if (usersOf(ctx.world, group.arn).length > 0) {
    refuse(
      elbErrors.inUse(`Target group '${group.arn}' is currently in use by a listener or a rule`),
    );
  }
  // Its targets go at once, draining or not; tasks that waited for that wait no longer.
  for (const target of group.targets.splice(0)) ctx.dataPlane.removeTarget(group, target);
  ctx.world.targetGroups.delete(group.arn);
  ctx.touch(group.arn);
  routesChanged(ctx);
  return {};
};
