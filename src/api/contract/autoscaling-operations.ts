import * as autoScaling from './autoscaling';
import { changes, type Pages, shows } from './operation';

const pages = (resultKey: string): Pages => ({
  resultKey,
  limitKey: 'MaxRecords',
  tokenKey: 'NextToken',
  nextTokenKey: 'NextToken',
});

/** The part of the catalogue that `aws autoscaling` is. */
export const AUTO_SCALING_OPERATIONS = {
  'AutoScaling.CreateAutoScalingGroup': changes(
    autoScaling.createAutoScalingGroup,
    'Keeps a number of EC2 instances running, in several zones.',
  ),
  'AutoScaling.UpdateAutoScalingGroup': changes(
    autoScaling.updateAutoScalingGroup,
    'Changes a group’s size, subnets or what it launches.',
  ),
  'AutoScaling.DeleteAutoScalingGroup': changes(
    autoScaling.deleteAutoScalingGroup,
    'Deletes a group without instances, or with force any.',
  ),
  'AutoScaling.DescribeAutoScalingGroups': shows(
    autoScaling.describeAutoScalingGroups,
    'Describes groups and their instances.',
    pages('AutoScalingGroups'),
  ),
  'AutoScaling.SetDesiredCapacity': changes(
    autoScaling.setDesiredCapacity,
    'Says how many instances a group is to have.',
  ),
  'AutoScaling.SetInstanceProtection': changes(
    autoScaling.setInstanceProtection,
    'Protects instances of a group from scale-in, or ends that.',
  ),
  'AutoScaling.TerminateInstanceInAutoScalingGroup': changes(
    autoScaling.terminateInstanceInAutoScalingGroup,
    'Terminates an instance; the group replaces it or has one fewer.',
  ),
  'AutoScaling.DescribeScalingActivities': shows(
    autoScaling.describeScalingActivities,
    'Shows what groups launched and terminated, and what failed.',
    pages('Activities'),
  ),
  'AutoScaling.DescribeAutoScalingInstances': shows(
    autoScaling.describeAutoScalingInstances,
    'Describes instances of all groups.',
    pages('AutoScalingInstances'),
  ),
  'AutoScaling.CreateLaunchConfiguration': changes(
    autoScaling.createLaunchConfiguration,
    'Says what a group’s instances are like, the older way.',
  ),
  'AutoScaling.DescribeLaunchConfigurations': shows(
    autoScaling.describeLaunchConfigurations,
    'Describes launch configurations.',
    pages('LaunchConfigurations'),
  ),
  'AutoScaling.DeleteLaunchConfiguration': changes(
    autoScaling.deleteLaunchConfiguration,
    'Deletes a launch configuration that no group uses.',
  ),
} as const;
