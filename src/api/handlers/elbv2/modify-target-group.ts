import { targetGroupSettingsChanged } from '../../../engine/control-plane/operations';
import type { Handler } from '../../handler';
import { targetGroupOf } from '../references';
import { describeTargetGroup } from './answers/target-group';
import { changedHealthCheck } from './health-check';

export const modifyTargetGroup: Handler<'ELBv2.ModifyTargetGroup'> = ({ ctx }, input) => {
  const group = targetGroupOf(ctx.world, input.TargetGroupArn);
  group.healthCheck = changedHealthCheck(input, group.healthCheck);
  targetGroupSettingsChanged(ctx, group);
  return { TargetGroups: [describeTargetGroup(ctx.world, group)] };
};
