import type { World } from '../../../../engine/world/world';
import type { Tag } from '../../../../model/cluster';
import type { EbsVolume } from '../../../../model/file-system';
import { toEpochSeconds } from '../../../../model/sim-time';
import { shownTags } from '../../elbv2/tags';

/** Operations a second that gp3 has without being told, and MiB/s. */
const USUAL_IOPS = 3000;
const USUAL_THROUGHPUT = 125;

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Volume.html */
export function describeVolume(world: World, volume: EbsVolume, tags: readonly Tag[]): object {
  const isGp3 = volume.volumeType === 'gp3';
  return {
    Iops: volume.iops ?? (isGp3 ? USUAL_IOPS : undefined),
    Tags: shownTags(tags),
    VolumeType: volume.volumeType,
    MultiAttachEnabled: false,
    Throughput: volume.throughput ?? (isGp3 ? USUAL_THROUGHPUT : undefined),
    VolumeId: volume.id,
    Size: volume.sizeGiB,
    SnapshotId: volume.snapshotId ?? '',
    AvailabilityZone: volume.availabilityZone,
    State: volume.state,
    CreateTime: toEpochSeconds(volume.createdAt),
    Attachments: attachmentsOf(world, volume),
    Encrypted: volume.encrypted,
  };
}

function attachmentsOf(world: World, volume: EbsVolume): object[] {
  const task = world.tasks.get(volume.taskArn);
  if (volume.state !== 'in-use' || !task) return [];
  const instance = world.containerInstances.get(task.containerInstanceArn ?? '');
  const isFargate = task.launchType === 'FARGATE';
  return [
    {
      DeleteOnTermination: volume.deleteOnTermination,
      AssociatedResource: isFargate ? task.arn : undefined,
      InstanceOwningService: isFargate ? 'fargate.amazonaws.com' : undefined,
      VolumeId: volume.id,
      InstanceId: isFargate ? undefined : (instance?.ec2InstanceId ?? task.hostInstanceId),
      Device: isFargate ? undefined : '/dev/xvdba',
      State: 'attached',
    },
  ];
}
