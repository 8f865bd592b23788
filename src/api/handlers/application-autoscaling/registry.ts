import { deleteScalingPolicy } from './delete-scaling-policy';
import { deleteScheduledAction } from './delete-scheduled-action';
import { deregisterScalableTarget } from './deregister-scalable-target';
import { describeScalableTargets } from './describe-scalable-targets';
import { describeScalingActivities } from './describe-scaling-activities';
import { describeScalingPolicies } from './describe-scaling-policies';
import { describeScheduledActions } from './describe-scheduled-actions';
import { putScalingPolicy } from './put-scaling-policy';
import { putScheduledAction } from './put-scheduled-action';
import { registerScalableTarget } from './register-scalable-target';

/** Who carries out the operations of Application Auto Scaling: a part of the registry. */
export const APPLICATION_AUTO_SCALING_HANDLERS = {
  'ApplicationAutoScaling.RegisterScalableTarget': registerScalableTarget,
  'ApplicationAutoScaling.DeregisterScalableTarget': deregisterScalableTarget,
  'ApplicationAutoScaling.DescribeScalableTargets': describeScalableTargets,
  'ApplicationAutoScaling.PutScalingPolicy': putScalingPolicy,
  'ApplicationAutoScaling.DeleteScalingPolicy': deleteScalingPolicy,
  'ApplicationAutoScaling.DescribeScalingPolicies': describeScalingPolicies,
  'ApplicationAutoScaling.PutScheduledAction': putScheduledAction,
  'ApplicationAutoScaling.DeleteScheduledAction': deleteScheduledAction,
  'ApplicationAutoScaling.DescribeScheduledActions': describeScheduledActions,
  'ApplicationAutoScaling.DescribeScalingActivities': describeScalingActivities,
} as const;
