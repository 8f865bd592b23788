import { instancesIn } from '../../../engine/capacity/auto-scaling-groups';
import { autoScalingErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { page } from '../pages';
import { describeInstance } from './answers/group';

export const describeAutoScalingInstances: Handler<'AutoScaling.DescribeAutoScalingInstances'> = (
  { ctx },
  input,
) => {
  const { InstanceIds: ids } = input;
  const all = [...ctx.world.autoScalingGroups.values()]
    .flatMap((group) => instancesIn(ctx, group).map((instance) => ({ group, instance })))
    .filter(({ instance }) => ids === undefined || ids.includes(instance.ec2InstanceId));
  const badToken = autoScalingErrors.invalidNextToken();
  const { items, next } = page(all, input.MaxRecords ?? 50, input.NextToken, badToken);
  return {
    AutoScalingInstances: items.map(({ group, instance }) =>
      describeInstance(ctx, group, instance, true),
    ),
    NextToken: next,
  };
};
