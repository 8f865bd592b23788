import { letGo, setDesiredCapacity } from '../../../engine/capacity/auto-scaling-groups';
import { autoScalingErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeActivity } from './answers/group';
import { managedInstance } from './group-references';

export const terminateInstanceInAutoScalingGroup: Handler<
  'AutoScaling.TerminateInstanceInAutoScalingGroup'
> = ({ ctx }, input) => {
  const { group, instance } = managedInstance(ctx, input.InstanceId);
  if (input.ShouldDecrementDesiredCapacity) {
    if (group.desiredCapacity <= group.minSize) refuse(autoScalingErrors.belowMinBy());
    setDesiredCapacity(ctx, group, group.desiredCapacity - 1);
  }
  letGo(ctx, group, instance, 'a user request.');
  const activity = group.activities.find((one) => one.instanceArn === instance.arn);
  return { Activity: activity && describeActivity(group, activity) };
};
