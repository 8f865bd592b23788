import * as scaling from './application-autoscaling';
import { changes, type Pages, shows } from './operation';

const pages = (resultKey: string): Pages => ({
  resultKey,
  limitKey: 'MaxResults',
  tokenKey: 'NextToken',
  nextTokenKey: 'NextToken',
});

/** Operations of Application Auto Scaling: a part of the catalogue. */
export const APPLICATION_AUTO_SCALING_OPERATIONS = {
  'ApplicationAutoScaling.RegisterScalableTarget': changes(
    scaling.registerScalableTarget,
    'Lets a service be scaled between a least and a greatest number of tasks.',
  ),
  'ApplicationAutoScaling.DeregisterScalableTarget': changes(
    scaling.deregisterScalableTarget,
    'Ends auto scaling of a service, its policies and scheduled actions.',
  ),
  'ApplicationAutoScaling.DescribeScalableTargets': shows(
    scaling.describeScalableTargets,
    'Describes what may be scaled, and between which numbers.',
    pages('ScalableTargets'),
  ),
  'ApplicationAutoScaling.PutScalingPolicy': changes(
    scaling.putScalingPolicy,
    'Makes or changes a target tracking or step scaling policy.',
  ),
  'ApplicationAutoScaling.DeleteScalingPolicy': changes(
    scaling.deleteScalingPolicy,
    'Deletes a scaling policy with the alarms made for it.',
  ),
  'ApplicationAutoScaling.DescribeScalingPolicies': shows(
    scaling.describeScalingPolicies,
    'Describes scaling policies with their alarms.',
    pages('ScalingPolicies'),
  ),
  'ApplicationAutoScaling.PutScheduledAction': changes(
    scaling.putScheduledAction,
    'Changes the least and greatest number of tasks at set times.',
  ),
  'ApplicationAutoScaling.DeleteScheduledAction': changes(
    scaling.deleteScheduledAction,
    'Deletes a scheduled action.',
  ),
  'ApplicationAutoScaling.DescribeScheduledActions': shows(
    scaling.describeScheduledActions,
    'Describes scheduled actions.',
    pages('ScheduledActions'),
  ),
  'ApplicationAutoScaling.DescribeScalingActivities': shows(
    scaling.describeScalingActivities,
    'Shows what has been scaled and why, newest first.',
    pages('ScalingActivities'),
  ),
} as const;
