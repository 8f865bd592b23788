import type { EbsVolume } from '../../model/file-system';
import type { Task, TaskVolume } from '../../model/task';
import type { ManagedEbsVolume } from '../../model/volume';
import { keepUsage, volumeUsage } from '../cost/usage';
import type { EngineContext } from '../engine-context';
import { namedId } from '../../model/named-id';

/** What a snapshot that nobody declared is taken to hold, GiB. */
const SNAPSHOT_GIB = 8;

/**
 * EBS-1: ECS makes a new volume for the task, in its zone; one that is there already can never be
 * attached. EBS-3: a service's volume goes with its task, a standalone task's unless it says not
 * to.
 */
export function createVolume(
  ctx: EngineContext,
  task: Task,
  volume: TaskVolume,
  asked: ManagedEbsVolume,
): EbsVolume {
  const { sizeInGiB = SNAPSHOT_GIB, volumeType = 'gp3', filesystemType = 'xfs' } = asked;
  const isKept = asked.terminationPolicy?.deleteOnTermination === false;
  const made: EbsVolume = {
    id: namedId('vol', `${task.arn}/${volume.name}`),
    taskArn: task.arn,
    name: volume.name,
    volumeType,
    sizeGiB: sizeInGiB,
    ...(asked.iops !== undefined && { iops: asked.iops }),
    ...(asked.throughput !== undefined && { throughput: asked.throughput }),
    ...(asked.snapshotId !== undefined && { snapshotId: asked.snapshotId }),
    encrypted: asked.encrypted ?? false,
    filesystemType,
    availabilityZone: task.availabilityZone,
    deleteOnTermination: task.serviceArn !== undefined || !isKept,
    state: 'creating',
    createdAt: ctx.kernel.now,
    files: {},
  };
  ctx.world.ebsVolumes.set(made.id, made);
  touchVolume(ctx, made);
  return made;
}

const touchVolume = (ctx: EngineContext, { id }: EbsVolume): void => ctx.touch(`volume/${id}`);

export function setVolumeState(
  ctx: EngineContext,
  volume: EbsVolume,
  state: EbsVolume['state'],
): void {
  if (volume.state === state) return;
  volume.state = state;
  touchVolume(ctx, volume);
}

/** The task has stopped: the volume goes, or is left behind, billed and attached to nothing. */
export function releaseVolume(ctx: EngineContext, volume: EbsVolume): void {
  if (volume.deleteOnTermination) deleteVolume(ctx, volume);
  else setVolumeState(ctx, volume, 'available');
}

export function deleteVolume(ctx: EngineContext, volume: EbsVolume): void {
  keepUsage(ctx.world, volumeUsage(ctx.world, volume));
  ctx.world.ebsVolumes.delete(volume.id);
  touchVolume(ctx, volume);
}
