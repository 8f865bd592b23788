import type { EbsVolume, FileSystem } from '../../model/file-system';
import type { EbsVolumeView, FileSystemView } from '../../model/infrastructure-view';
import type { Task, TaskStatus } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { subnetZone } from '../network/subnets';
import { nameOfFileSystem } from '../storage/file-systems';
import { isUnreachable } from '../storage/mount-targets';
import type { World } from '../world/world';

const FILE_SYSTEM = 'file-system/';
const VOLUME = 'volume/';

/** Ids of file systems and EBS volumes that are there. */
export const storageIds = (world: World): string[] => [
  ...[...world.fileSystems]
    .filter(([, one]) => isShown(world, one))
    .map(([key]) => FILE_SYSTEM + key),
  ...[...world.ebsVolumes.keys()].map((id) => VOLUME + id),
];

/** The view of one of them; undefined for what is gone, or is something else. */
export function storageView(
  ctx: EngineContext,
  id: string,
): FileSystemView | EbsVolumeView | undefined {
  const { fileSystems, ebsVolumes } = ctx.world;
  if (id.startsWith(FILE_SYSTEM)) {
    const system = fileSystems.get(id.slice(FILE_SYSTEM.length));
    return system && isShown(ctx.world, system) ? fileSystemView(ctx, id, system) : undefined;
  }
  const volume = ebsVolumes.get(id.slice(VOLUME.length));
  return volume && ebsVolumeView(id, volume);
}

export const isStorageId = (id: string): boolean =>
  id.startsWith(FILE_SYSTEM) || id.startsWith(VOLUME);

/** One that nobody declared is shown while some task has it. */
const isShown = (world: World, system: FileSystem): boolean =>
  !system.isDeleted && (system.isDeclared || tasksWith(world, system).length > 0);

/** Tasks that are to have it, from their placing until they have stopped. */
function tasksWith(world: World, { id, arn }: FileSystem): Task[] {
  return [...world.tasks.values()].filter(
    (task) =>
      task.lastStatus !== 'STOPPED' &&
      task.volumes?.some(
        ({ type, resource }) =>
          (type === 'efs' || type === 's3files') && (resource === id || resource === arn),
      ),
  );
}

const UNDER_WAY: readonly TaskStatus[] = ['PROVISIONING', 'PENDING', 'ACTIVATING'];

/** Mounted just before its containers start, and until they have ended. */
const isMounted = ({ lastStatus, pullStoppedAt }: Task): boolean =>
  pullStoppedAt !== undefined && lastStatus !== 'DEPROVISIONING';

const isOnItsWay = ({ lastStatus, desiredStatus, pullStoppedAt }: Task): boolean =>
  UNDER_WAY.includes(lastStatus) && desiredStatus === 'RUNNING' && pullStoppedAt === undefined;

function fileSystemView(ctx: EngineContext, id: string, system: FileSystem): FileSystemView {
  const tasks = tasksWith(ctx.world, system);
  return {
    kind: 'fileSystem',
    id,
    fileSystemId: system.id,
    name: nameOfFileSystem(system),
    isDeclared: system.isDeclared,
    mountTargets: system.mountTargets.map(({ id: mountTargetId, subnetId, securityGroupIds }) => ({
      mountTargetId,
      subnetId,
      availabilityZone: subnetZone(ctx, subnetId),
      securityGroupIds,
    })),
    accessPoints: system.accessPoints.length,
    taskArns: tasks.filter(isMounted).map((task) => task.arn),
    waitingTaskArns: tasks.filter(isOnItsWay).map((task) => task.arn),
    fileCount: Object.keys(system.files).length,
    unreachable: isUnreachable(ctx, system),
  };
}

const ebsVolumeView = (id: string, volume: EbsVolume): EbsVolumeView => ({
  kind: 'ebsVolume',
  id,
  volumeId: volume.id,
  name: volume.name,
  taskArn: volume.taskArn,
  volumeType: volume.volumeType,
  sizeGiB: volume.sizeGiB,
  state: volume.state,
  fileCount: Object.keys(volume.files).length,
});
