import { autoScalingErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { page } from '../pages';
import { describeActivity } from './answers/group';
import { groupOf } from './group-references';

/** Newest first, of one group or of all. */
export const describeScalingActivities: Handler<'AutoScaling.DescribeScalingActivities'> = (
  { ctx },
  input,
) => {
  const { AutoScalingGroupName: name, ActivityIds: ids } = input;
  const groups =
    name === undefined ? [...ctx.world.autoScalingGroups.values()] : [groupOf(ctx.world, name)];
  const all = groups
    .flatMap((group) => group.activities.map((activity) => ({ group, activity })))
    .filter(({ activity }) => ids === undefined || ids.includes(activity.activityId))
    .toSorted((a, b) => b.activity.at - a.activity.at);
  const badToken = autoScalingErrors.invalidNextToken();
  const { items, next } = page(all, input.MaxRecords ?? 100, input.NextToken, badToken);
  return {
    Activities: items.map(({ group, activity }) => describeActivity(group, activity)),
    NextToken: next,
  };
};
