import { autoScalingErrors, notSimulated } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { page } from '../pages';
import { describeGroup } from './answers/group';

/** Names that no group has are passed over, as AWS does. */
export const describeAutoScalingGroups: Handler<'AutoScaling.DescribeAutoScalingGroups'> = (
  { ctx },
  input,
) => {
  const { AutoScalingGroupNames: names = [], Filters = [] } = input;
  if (Filters.length > 0) refuse(notSimulated('filters of Auto Scaling groups'));
  const all = [...ctx.world.autoScalingGroups.values()].filter(
    ({ name, arn }) => names.length === 0 || names.includes(name) || names.includes(arn),
  );
  const badToken = autoScalingErrors.invalidNextToken();
  const { items, next } = page(all, input.MaxRecords ?? 50, input.NextToken, badToken);
  return { AutoScalingGroups: items.map((one) => describeGroup(ctx, one)), NextToken: next };
};
