import { createAutoScalingGroup } from './create-auto-scaling-group';
import { createLaunchConfiguration } from './create-launch-configuration';
import { deleteAutoScalingGroup } from './delete-auto-scaling-group';
import { deleteLaunchConfiguration } from './delete-launch-configuration';
import { describeAutoScalingGroups } from './describe-auto-scaling-groups';
import { describeAutoScalingInstances } from './describe-auto-scaling-instances';
import { describeLaunchConfigurations } from './describe-launch-configurations';
import { describeScalingActivities } from './describe-scaling-activities';
import { setDesiredCapacity } from './set-desired-capacity';
import { setInstanceProtection } from './set-instance-protection';
import { terminateInstanceInAutoScalingGroup } from './terminate-instance-in-auto-scaling-group';
import { updateAutoScalingGroup } from './update-auto-scaling-group';

/** Who carries out the operations of `aws autoscaling`: a part of the registry. */
export const AUTO_SCALING_HANDLERS = {
  'AutoScaling.CreateAutoScalingGroup': createAutoScalingGroup,
  'AutoScaling.UpdateAutoScalingGroup': updateAutoScalingGroup,
  'AutoScaling.DeleteAutoScalingGroup': deleteAutoScalingGroup,
  'AutoScaling.DescribeAutoScalingGroups': describeAutoScalingGroups,
  'AutoScaling.SetDesiredCapacity': setDesiredCapacity,
  'AutoScaling.SetInstanceProtection': setInstanceProtection,
  'AutoScaling.TerminateInstanceInAutoScalingGroup': terminateInstanceInAutoScalingGroup,
  'AutoScaling.DescribeScalingActivities': describeScalingActivities,
  'AutoScaling.DescribeAutoScalingInstances': describeAutoScalingInstances,
  'AutoScaling.CreateLaunchConfiguration': createLaunchConfiguration,
  'AutoScaling.DescribeLaunchConfigurations': describeLaunchConfigurations,
  'AutoScaling.DeleteLaunchConfiguration': deleteLaunchConfiguration,
} as const;
