import type { EngineContext } from '../../../../engine/engine-context';
import { subnetOf } from '../../../../engine/network/subnets';
import type { FileSystem, MountTarget } from '../../../../model/file-system';
import { ACCOUNT_ID } from '../../../../model/ids';
import { zoneId } from '../../ec2/answers/subnet';

/** https://docs.aws.amazon.com/efs/latest/ug/API_MountTargetDescription.html */
export function describeMountTarget(
  ctx: EngineContext,
  system: FileSystem,
  target: MountTarget,
): object {
  const { availabilityZone, vpcId } = subnetOf(ctx, target.subnetId);
  return {
    OwnerId: ACCOUNT_ID,
    MountTargetId: target.id,
    FileSystemId: system.id,
    SubnetId: target.subnetId,
    LifeCycleState: 'available',
    IpAddress: target.ipAddress,
    NetworkInterfaceId: target.id.replace('fsmt-', 'eni-'),
    AvailabilityZoneId: zoneId(availabilityZone),
    AvailabilityZoneName: availabilityZone,
    VpcId: vpcId,
  };
}
