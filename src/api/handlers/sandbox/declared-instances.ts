import { userDataOf } from '../../../engine/capacity/operations';
import { RESERVED_PORTS } from '../../../engine/capacity/ports';
import type { World } from '../../../engine/world/world';
import type { Account } from '../../../model/account';
import type { ContainerInstance } from '../../../model/container-instance';
import { lastPart } from '../../../model/ids';
import { instanceTypeOf } from '../../../model/instance-type';
import { ID_TAG } from '../ec2/given-tags';

type Declared = Account['operations'][number];

/** Account settings: instances launched after them come by their trunks. */
export const settingDeclarations = (world: World): Declared[] =>
  Object.entries(world.accountSettings).map(([name, value]) => ({
    target: 'ECS.PutAccountSettingDefault',
    input: { name, value },
  }));

/**
 * EC2 instances that nobody but a person looks after, under the ids that they have; those of Auto
 * Scaling groups come by themselves. What is stopped or drained is so again.
 */
export function instanceDeclarations(world: World): Declared[] {
  const own = [...world.containerInstances.values()].filter(
    (one) =>
      one.autoScalingGroupName === undefined &&
      one.status !== 'INACTIVE' &&
      one.state !== 'shutting-down' &&
      one.state !== 'terminated',
  );
  return own.flatMap((one) => {
    const isStopped = one.state === 'stopping' || one.state === 'stopped';
    return [
      { target: 'EC2.RunInstances', input: launchInput(world, one) },
      ...(one.status === 'DRAINING' ? [drained(one)] : []),
      ...(isStopped
        ? [{ target: 'EC2.StopInstances', input: { InstanceIds: [one.ec2InstanceId] } }]
        : []),
    ];
  });
}

const drained = (one: ContainerInstance): Declared => ({
  target: 'ECS.UpdateContainerInstancesState',
  input: {
    cluster: lastPart(one.clusterArn),
    containerInstances: [one.ec2InstanceId],
    status: 'DRAINING',
  },
});

function launchInput(world: World, one: ContainerInstance): Record<string, unknown> {
  const usualMemory = instanceTypeOf(one.instanceType)?.registeredMib ?? one.registeredMemory;
  const tags = [...one.tags, { key: ID_TAG, value: one.ec2InstanceId }];
  return {
    ImageId: one.imageId,
    InstanceType: one.instanceType,
    MaxCount: 1,
    MinCount: 1,
    SecurityGroupIds: one.securityGroupIds.length > 0 ? one.securityGroupIds : undefined,
    SubnetId: one.subnetId,
    UserData: userDataOf({
      cluster: lastPart(one.clusterArn),
      reservedMemory: usualMemory - one.registeredMemory,
      reservedPorts: one.reservedPorts.filter((port) => !RESERVED_PORTS.includes(port)),
      attributes: one.attributes,
      stopTimeoutSeconds: one.stopTimeoutSeconds,
    }),
    TagSpecifications: [
      {
        ResourceType: 'instance',
        Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })),
      },
    ],
    InstanceMarketOptions: one.isSpot ? { MarketType: 'spot' } : undefined,
    IamInstanceProfile: profileOf(world, one.instanceRole),
  };
}

/** The profile that gives the role; one never declared has the role's own name. */
function profileOf(world: World, role: string | undefined): { Name: string } | undefined {
  if (role === undefined) return undefined;
  const declared = [...world.instanceProfiles.values()].find(({ roleName }) => roleName === role);
  return { Name: declared?.name ?? role };
}
