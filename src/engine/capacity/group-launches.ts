import type { AutoScalingGroup } from '../../model/capacity-provider';
import type { ContainerInstance } from '../../model/container-instance';
import { clusterArn } from '../../model/ids';
import { instanceTypeOf } from '../../model/instance-type';
import type { EngineContext } from '../engine-context';
import { roleOfInstanceProfile } from '../iam/permissions';
import { subnetZone } from '../network/subnets';
import { agentConfiguration } from './agent';
import { providerForGroup } from './capacity-providers';
import { leavesNone } from './fargate-capacity';
import { note, noteFailure } from './group-activities';
import { launchInstance, USUAL_AMI } from './launch-instance';
import { isSpotNext, launchOf, tagsFor } from './launch-source';
import { isOver } from './quotas';
import { isOut } from './zone-outage';

/**
 * GROUP-5: one more instance, in the zone of the group's subnets where it has fewest; false where
 * it cannot be, which an activity says.
 */
export function launchForGroup(
  ctx: EngineContext,
  group: AutoScalingGroup,
  kept: readonly ContainerInstance[],
): boolean {
  const launch = launchOf(ctx.world, group.launchFrom);
  const type = instanceTypeOf(launch?.instanceType ?? '');
  if (!launch || !type) {
    noteFailure(ctx, group, 'The launch template or configuration names no known instance type.');
    return false;
  }
  const agent = agentConfiguration(launch.userData);
  const cluster = ctx.world.clusters.get(agent.cluster);
  const provider = cluster && providerForGroup(ctx, cluster, group.name);
  const place = subnetFor(ctx, group, { kept, provider: provider?.name ?? '' });
  if (!place) {
    noteFailure(ctx, group, insufficient(type.name));
    return false;
  }
  const joined = [...ctx.world.containerInstances.values()].filter(
    (one) => one.clusterArn === cluster?.arn,
  );
  if (isOver(ctx, 'container-instances-per-cluster', joined.length + 1)) return false;
  const onDemand = kept.filter((one) => !one.isSpot).length;
  const instance = launchInstance(ctx, {
    clusterArn: clusterArn(agent.cluster),
    imageId: launch.imageId ?? USUAL_AMI,
    instanceType: type.name,
    agent,
    ...place,
    securityGroupIds: launch.securityGroupIds,
    instanceRole: launch.instanceRole && roleOfInstanceProfile(ctx, launch.instanceRole),
    autoScalingGroupName: group.name,
    capacityProviderName: provider?.name,
    isSpot: launch.isSpot || isSpotNext(group.launchFrom, { onDemand, all: kept.length }),
    protectedFromScaleIn: group.newInstancesProtectedFromScaleIn,
    tags: [...launch.tags, ...tagsFor(group)],
  });
  note(ctx, group, {
    description: `Launching a new EC2 instance: ${instance.ec2InstanceId}`,
    cause: 'the group has fewer instances than desired.',
    statusCode: 'Successful',
    progress: 100,
    endedAt: ctx.kernel.now,
    instanceArn: instance.arn,
  });
  return true;
}

/** EC2's words, as an activity's status message has them. */
const insufficient = (type: string): string =>
  `We currently do not have sufficient ${type} capacity in the Availability Zones you requested.`;

/** The group's subnet to launch in, or `{}` where the group names none; null: capacity nowhere. */
function subnetFor(
  ctx: EngineContext,
  group: AutoScalingGroup,
  { kept, provider }: { kept: readonly ContainerInstance[]; provider: string },
): { subnetId?: string; availabilityZone?: string } | null {
  const isOpen = (zone: string) =>
    !isOut(ctx, zone) &&
    ![...ctx.world.faults.values()].some((fault) => leavesNone(fault, zone, provider));
  const crowd = (zone: string) => kept.filter((one) => one.availabilityZone === zone).length;
  const subnets = group.subnetIds.map((subnetId) => ({
    subnetId,
    availabilityZone: subnetZone(ctx, subnetId),
  }));
  const zones = group.availabilityZones.map((availabilityZone) => ({ availabilityZone }));
  const places = subnets.length > 0 ? subnets : zones;
  const [best] = places
    .filter(({ availabilityZone }) => isOpen(availabilityZone))
    .toSorted((a, b) => crowd(a.availabilityZone) - crowd(b.availabilityZone));
  return best ?? null;
}
