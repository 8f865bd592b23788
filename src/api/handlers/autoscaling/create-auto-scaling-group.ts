import { createAutoScalingGroup as create } from '../../../engine/capacity/auto-scaling-groups';
import { namedId } from '../../../model/named-id';
import { autoScalingErrors, notSimulated } from '../../contract/errors';
import type { Handler } from '../../handler';
import { found, refuse } from '../../refusal';
import { groupArn } from './answers/group';
import { carried, places, sizes } from './group-settings';
import { launchSource } from './launch-sources';

export const createAutoScalingGroup: Handler<'AutoScaling.CreateAutoScalingGroup'> = (
  { ctx },
  input,
) => {
  const { AutoScalingGroupName: name, NewInstancesProtectedFromScaleIn, Tags = [] } = input;
  if (ctx.world.autoScalingGroups.has(name)) refuse(autoScalingErrors.groupExists(name));
  if (input.TargetGroupARNs?.length || input.TrafficSources?.length) {
    refuse(notSimulated('target groups of an Auto Scaling group: ECS registers its tasks itself'));
  }
  const launchFrom = launchSource(ctx.world, input) ?? refuse(autoScalingErrors.nothingToLaunch());
  create(ctx, {
    name,
    // Made from its name, so that a provider that is declared again finds it.
    arn: groupArn(name, namedId('asg', name).slice('asg-'.length)),
    ...sizes(input),
    ...found(places(input), autoScalingErrors.nowhere()),
    launchFrom,
    newInstancesProtectedFromScaleIn: NewInstancesProtectedFromScaleIn ?? false,
    tags: Tags.map(({ Key: key, Value: value = '', PropagateAtLaunch = false }) => ({
      key,
      value,
      propagateAtLaunch: PropagateAtLaunch,
    })),
    carried: carried(input),
  });
  return {};
};
