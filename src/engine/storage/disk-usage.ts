import type { Container, Task } from '../../model/task';
import { definitionOf } from '../control-plane/task-facts';
import { behaviourOf } from '../images/image-behaviour';
import type { EngineContext } from '../engine-context';
import { kibUsed } from './file-tree';
import { fileSystemDomain } from './file-systems';
import { declaredVolume, filesBehind, type Mount, mountsOf } from './mounts';

const KIB_PER_GIB = 1024 * 1024;
const KIB_PER_MIB = 1024;

/** What `df` shows of an EFS file system, 8.0E: it has no size of its own. */
const EFS_KIB = 9_007_199_254_739_968;

/** The root volume of an ECS-optimized AMI. */
const INSTANCE_GIB = 30;

/** One line of `df`: sizes in blocks of 1 KiB. */
export interface DiskUsage {
  readonly filesystem: string;
  readonly sizeKib: number;
  readonly usedKib: number;
  readonly mountedOn: string;
}

/**
 * GiB of ephemeral storage that a task has: 20 on Fargate unless it asks for more; on EC2 it is the
 * instance's root volume.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-storage.html
 */
export function ephemeralGib(ctx: EngineContext, task: Task): number {
  if (task.launchType !== 'FARGATE') return INSTANCE_GIB;
  type Asked = { ephemeralStorage?: { sizeInGiB?: number } };
  const asked = (task.overrides as Asked).ephemeralStorage;
  const declared = (definitionOf(ctx, task).carried as Asked).ephemeralStorage;
  return asked?.sizeInGiB ?? declared?.sizeInGiB ?? 20;
}

/** What `df` shows in a container: its root file system, then what it has mounted. */
export function diskUsage(ctx: EngineContext, task: Task, container: Container): DiskUsage[] {
  const mounts = mountsOf(ctx, task, container);
  const root = rootUsage(ctx, task);
  return [root, ...mounts.map((mount) => mountUsage(ctx, task, mount, root))];
}

/** Images count twice: as they were pulled, and unpacked. */
function rootUsage(ctx: EngineContext, task: Task): DiskUsage {
  const images = [...new Set(task.containers.map((one) => one.image))];
  const mib = images.reduce((sum, image) => sum + behaviourOf(ctx, image).sizeMib, 0);
  const written = task.containers.reduce((sum, one) => sum + kibUsed(one.files ?? {}), 0);
  return {
    filesystem: 'overlay',
    sizeKib: ephemeralGib(ctx, task) * KIB_PER_GIB,
    usedKib: Math.round(mib * 2 * KIB_PER_MIB) + written,
    mountedOn: '/',
  };
}

function mountUsage(ctx: EngineContext, task: Task, mount: Mount, root: DiskUsage): DiskUsage {
  const { volume, containerPath: mountedOn } = mount;
  const files = filesBehind(ctx, task, volume);
  const usedKib = files.ok ? kibUsed(files.value) : 0;
  switch (volume.type) {
    case 'efs':
    case 's3files': {
      const efs = declaredVolume(ctx, task, volume)?.efsVolumeConfiguration;
      // With encryption in transit, mounts go through a proxy beside the task.
      const isPlain = volume.type === 'efs' && efs?.transitEncryption !== 'ENABLED';
      const server = isPlain ? fileSystemDomain(volume.resource ?? '') : '127.0.0.1';
      return { filesystem: `${server}:${mount.root}`, sizeKib: EFS_KIB, usedKib, mountedOn };
    }
    case 'ebs': {
      const gib = ctx.world.ebsVolumes.get(volume.resource ?? '')?.sizeGiB ?? 0;
      return { filesystem: '/dev/nvme2n1', sizeKib: gib * KIB_PER_GIB, usedKib, mountedOn };
    }
    case 'docker':
    case 'host':
    case 'bind':
      return { ...root, filesystem: '/dev/nvme1n1', mountedOn };
  }
}
