import { configurationOf } from '../../../../engine/storage/volume-settings';
import type { World } from '../../../../engine/world/world';
import type { EbsVolume } from '../../../../model/file-system';
import type { Task } from '../../../../model/task';
import type { ManagedEbsVolume } from '../../../../model/volume';
import { volumeAttachmentId } from './invented-ids';

/**
 * The EBS volume that ECS attaches to a task, and how far it is: PRECREATED, ATTACHED, DETACHING,
 * DELETED (or DETACHED, where it is left behind), FAILED with a reason.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshoot-ebs-volumes.html
 */
export function volumeAttachments(world: World, task: Task): object[] {
  return (task.volumes ?? [])
    .filter((volume) => volume.type === 'ebs')
    .map(({ name, resource, status, statusReason }) => {
      const asked = configurationOf(task.volumeConfigurations, name);
      const made = world.ebsVolumes.get(resource ?? '');
      const isKept = asked?.terminationPolicy?.deleteOnTermination === false;
      const details: Record<string, string | undefined> = {
        roleArn: asked?.roleArn,
        volumeName: name,
        statusReason,
        ...(status !== 'PRECREATED' && madeDetails(asked, made, resource)),
        deleteOnTermination: String(!isKept),
      };
      return {
        id: volumeAttachmentId(task.id),
        type: 'AmazonElasticBlockStorage',
        status,
        details: Object.entries(details).flatMap(([detail, value]) =>
          value === undefined ? [] : [{ name: detail, value }],
        ),
      };
    });
}

/** What is known of the volume once it is there. */
const madeDetails = (
  asked: ManagedEbsVolume | undefined,
  made: EbsVolume | undefined,
  volumeId: string | undefined,
): Record<string, string | undefined> => ({
  volumeType: asked?.volumeType ?? 'gp3',
  volumeSize: made && String(made.sizeGiB),
  filesystemType: asked?.filesystemType ?? 'xfs',
  volumeId,
});
