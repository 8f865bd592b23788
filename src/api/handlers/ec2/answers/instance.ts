import { roleOfInstanceProfile } from '../../../../engine/iam/permissions';
import type { World } from '../../../../engine/world/world';
import type { ContainerInstance, Ec2InstanceState } from '../../../../model/container-instance';
import { ACCOUNT_ID, instanceProfileArn } from '../../../../model/ids';
import { toEpochSeconds } from '../../../../model/sim-time';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceState.html */
const CODES: Readonly<Record<Ec2InstanceState, number>> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

export const describeState = (state: Ec2InstanceState): object => ({
  Code: CODES[state],
  Name: state,
});

/** An instance as EC2 answers it. */
function describeInstance(world: World, instance: ContainerInstance): object {
  const { privateIp, subnetId, state } = instance;
  const isThere = state !== 'terminated' && privateIp !== '';
  const subnet = world.subnets.get(subnetId);
  return {
    Architecture: instance.architecture === 'ARM64' ? 'arm64' : 'x86_64',
    IamInstanceProfile:
      instance.instanceRole === undefined
        ? undefined
        : { Arn: instanceProfileArn(profileOf(world, instance.instanceRole)) },
    InstanceLifecycle: instance.isSpot ? 'spot' : undefined,
    SecurityGroups: instance.securityGroupIds.map((id) => ({
      GroupId: id,
      GroupName: world.securityGroups.get(id)?.name ?? id,
    })),
    Tags: instance.tags.map(({ key, value }) => ({ Key: key, Value: value })),
    InstanceId: instance.ec2InstanceId,
    ImageId: instance.imageId,
    State: describeState(state),
    PrivateDnsName: isThere ? `ip-${privateIp.replaceAll('.', '-')}.ec2.internal` : '',
    AmiLaunchIndex: 0,
    InstanceType: instance.instanceType,
    LaunchTime: toEpochSeconds(instance.launchedAt),
    Placement: { AvailabilityZone: instance.availabilityZone, Tenancy: 'default' },
    SubnetId: subnetId,
    VpcId: subnet?.vpcId,
    PrivateIpAddress: isThere ? privateIp : undefined,
  };
}

/** The profile that gives this role; one never declared has the role's own name. */
function profileOf(world: World, role: string): string {
  const declared = [...world.instanceProfiles.values()].find(
    ({ name }) => roleOfInstanceProfile({ world }, name) === role,
  );
  return declared?.name ?? role;
}

/** Instances in groups of those launched together: one each is enough here. */
export const describeReservation = (world: World, instances: readonly ContainerInstance[]) => ({
  ReservationId: `r-${(instances[0]?.id ?? '0').slice(0, 17)}`,
  OwnerId: ACCOUNT_ID,
  Groups: [],
  Instances: instances.map((one) => describeInstance(world, one)),
});
