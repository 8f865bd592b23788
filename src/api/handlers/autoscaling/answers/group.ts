import { instancesIn } from '../../../../engine/capacity/auto-scaling-groups';
import type { EngineContext } from '../../../../engine/engine-context';
import { subnetZone } from '../../../../engine/network/subnets';
import type { AutoScalingGroup, ScalingActivity } from '../../../../model/capacity-provider';
import type { ContainerInstance } from '../../../../model/container-instance';
import { ACCOUNT_ID, REGION } from '../../../../model/ids';
import { toEpochSeconds } from '../../../../model/sim-time';

const SERVICE_ROLE =
  `arn:aws:iam::${ACCOUNT_ID}:role/aws-service-role/autoscaling.amazonaws.com/` +
  'AWSServiceRoleForAutoScaling';

/** A group as Auto Scaling answers it. */
export function describeGroup(ctx: EngineContext, group: AutoScalingGroup): object {
  const { carried, subnetIds, availabilityZones } = group;
  const zones = subnetIds.map((subnet) => subnetZone(ctx, subnet));
  const { MixedInstancesPolicy: mixed, ...shown } = carried;
  return {
    AutoScalingGroupName: group.name,
    AutoScalingGroupARN: group.arn,
    ...launchedFrom(ctx, group),
    MixedInstancesPolicy: mixed,
    MinSize: group.minSize,
    MaxSize: group.maxSize,
    DesiredCapacity: group.desiredCapacity,
    DefaultCooldown: 300,
    AvailabilityZones: [...new Set(subnetIds.length > 0 ? zones : availabilityZones)],
    LoadBalancerNames: [],
    TargetGroupARNs: [],
    HealthCheckType: 'EC2',
    HealthCheckGracePeriod: 0,
    Instances: instancesIn(ctx, group).map((one) => describeInstance(ctx, group, one)),
    CreatedTime: toEpochSeconds(group.createdAt),
    SuspendedProcesses: [],
    VPCZoneIdentifier: subnetIds.join(','),
    EnabledMetrics: [],
    Tags: group.tags.map(({ key, value, propagateAtLaunch }) => ({
      ResourceId: group.name,
      ResourceType: 'auto-scaling-group',
      Key: key,
      Value: value,
      PropagateAtLaunch: propagateAtLaunch,
    })),
    TerminationPolicies: ['Default'],
    NewInstancesProtectedFromScaleIn: group.newInstancesProtectedFromScaleIn,
    ServiceLinkedRoleARN: SERVICE_ROLE,
    TrafficSources: [],
    ...shown,
  };
}

/** Of a mixed instances policy the template stands in there. */
function launchedFrom(ctx: EngineContext, { launchFrom, carried }: AutoScalingGroup): object {
  const { launchTemplateName: name = '', launchConfigurationName, version } = launchFrom;
  if (launchConfigurationName !== undefined) {
    return { LaunchConfigurationName: launchConfigurationName };
  }
  if (carried.MixedInstancesPolicy !== undefined) return {};
  const id = ctx.world.launchTemplates.get(name)?.id;
  return {
    LaunchTemplate: { LaunchTemplateId: id, LaunchTemplateName: name, Version: version },
  };
}

/** One of its instances: of all groups with the group's name. */
export function describeInstance(
  ctx: EngineContext,
  group: AutoScalingGroup,
  instance: ContainerInstance,
  withGroup = false,
): object {
  return {
    InstanceId: instance.ec2InstanceId,
    InstanceType: instance.instanceType,
    ...(withGroup && { AutoScalingGroupName: group.name }),
    AvailabilityZone: instance.availabilityZone,
    LifecycleState: lifecycleOf(group, instance),
    HealthStatus:
      instance.state === 'running' || instance.state === 'pending' ? 'Healthy' : 'Unhealthy',
    ...launchedFrom(ctx, { ...group, carried: {} }),
    ProtectedFromScaleIn: instance.protectedFromScaleIn,
  };
}

function lifecycleOf(group: AutoScalingGroup, { arn, state }: ContainerInstance): string {
  if (group.terminating.includes(arn)) return 'Terminating:Wait';
  return state === 'pending' ? 'Pending' : 'InService';
}

/** An activity as DescribeScalingActivities answers it. */
export const describeActivity = (group: AutoScalingGroup, activity: ScalingActivity): object => ({
  ActivityId: activity.activityId,
  AutoScalingGroupName: group.name,
  Description: activity.description,
  Cause: activity.cause,
  StartTime: toEpochSeconds(activity.at),
  EndTime: activity.endedAt === undefined ? undefined : toEpochSeconds(activity.endedAt),
  StatusCode: activity.statusCode,
  StatusMessage: activity.statusMessage,
  Progress: activity.progress,
  Details: '{}',
  AutoScalingGroupARN: group.arn,
});

/** `arn:aws:autoscaling:…:autoScalingGroup:…:autoScalingGroupName/NAME`. */
export const groupArn = (name: string, uuid: string): string =>
  `arn:aws:autoscaling:${REGION}:${ACCOUNT_ID}:autoScalingGroup:${uuid}:autoScalingGroupName/${name}`;
