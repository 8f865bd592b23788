import type { HostVolume } from '../../model/file-system';
import type { Task, TaskVolume } from '../../model/task';
import type { TaskDefinition } from '../../model/task-definition';
import { type VolumeDefinition, volumeKind } from '../../model/volume';
import type { EngineContext } from '../engine-context';
import { createVolume, releaseVolume, setVolumeState } from './ebs-volumes';
import { ebsRefusal } from './ebs-checks';
import { accessPointOf, fileSystemFor } from './file-systems';
import { putDirectory } from './file-tree';
import { declaredVolume, hostVolumeName } from './mounts';
import { normalPath } from './paths';
import { configurationOf, instanceIdOf, volumesOf } from './volume-settings';

/** STORAGE-1: the volumes of a new task, as its definition names them. */
export function newTaskVolumes(definition: TaskDefinition): Pick<Task, 'volumes'> {
  const volumes = volumesOf(definition).flatMap((volume) => newTaskVolume(volume) ?? []);
  return volumes.length > 0 ? { volumes } : {};
}

function newTaskVolume(volume: VolumeDefinition): TaskVolume | undefined {
  const { name = '' } = volume;
  const kind = volumeKind(volume);
  switch (kind) {
    case 'efs':
      return { name, type: 'efs', resource: volume.efsVolumeConfiguration?.fileSystemId };
    case 's3files':
      return { name, type: 's3files', resource: volume.s3filesVolumeConfiguration?.fileSystemArn };
    case 'ebs':
      return { name, type: 'ebs', status: 'PRECREATED' };
    case 'docker':
      return volume.dockerVolumeConfiguration?.scope === 'shared'
        ? { name, type: 'docker', resource: name }
        : { name, type: 'docker', files: {} };
    case 'host':
      return { name, type: 'host', resource: volume.host?.sourcePath };
    case 'bind':
      return { name, type: 'bind', files: {} };
    case 'fsx':
      return undefined;
  }
}

/** The task has a place: its EBS volume is made there, and what it mounts comes to be known. */
export function provisionVolumes(ctx: EngineContext, task: Task): void {
  for (const [i, volume] of (task.volumes ?? []).entries()) {
    const { type, resource } = volume;
    if ((type === 'efs' || type === 's3files') && resource !== undefined) {
      fileSystemFor(ctx, resource);
      ctx.touch(`file-system/${resource}`);
    }
    if (type === 'ebs') task.volumes?.splice(i, 1, newAttachment(ctx, task, volume));
  }
}

/** A volume of its own for the task; none where ECS cannot make one. */
function newAttachment(ctx: EngineContext, task: Task, volume: TaskVolume): TaskVolume {
  const asked = configurationOf(task.volumeConfigurations, volume.name);
  const statusReason = ebsRefusal(ctx, task, asked);
  if (statusReason !== undefined) return { ...volume, status: 'FAILED', statusReason };
  if (!asked) return volume;
  return { ...volume, resource: createVolume(ctx, task, volume, asked).id };
}

/** The task has come to another status: its EBS volume follows, and file systems show it. */
export function volumesFollow(ctx: EngineContext, task: Task): void {
  for (const volume of task.volumes ?? []) {
    const { type, resource } = volume;
    if (type === 'efs' || type === 's3files') ctx.touch(`file-system/${resource}`);
    if (type === 'ebs') attachmentFollows(ctx, task, volume);
  }
}

function attachmentFollows(ctx: EngineContext, task: Task, volume: TaskVolume): void {
  const made = ctx.world.ebsVolumes.get(volume.resource ?? '');
  if (!made || made.taskArn !== task.arn) return;
  switch (task.lastStatus) {
    case 'PENDING':
      volume.status = 'ATTACHED';
      setVolumeState(ctx, made, 'in-use');
      break;
    case 'DEPROVISIONING':
      volume.status = 'DETACHING';
      break;
    case 'STOPPED':
      volume.status = made.deleteOnTermination ? 'DELETED' : 'DETACHED';
      releaseVolume(ctx, made);
      break;
    default:
  }
}

/** STORAGE-2: everything is there; directories and Docker volumes are made as they are mounted. */
export function mountVolumes(ctx: EngineContext, task: Task): void {
  for (const volume of task.volumes ?? []) {
    const onHost = hostVolumeName(volume);
    if (onHost !== undefined) hostVolumeOn(ctx, instanceIdOf(ctx, task) ?? '', onHost);
    if (volume.type !== 'efs' && volume.type !== 's3files') continue;
    makeRoot(ctx, task, volume);
    ctx.touch(`file-system/${volume.resource}`);
  }
}

/** The directories of an EC2 instance (`/`), or a Docker volume on it; made if it is not there. */
function hostVolumeOn(ctx: EngineContext, instanceId: string, name: string): HostVolume {
  const key = `${instanceId}/${name}`;
  const known = ctx.world.hostVolumes.get(key);
  if (known) return known;
  const made: HostVolume = { name, instanceId, files: {} };
  ctx.world.hostVolumes.set(key, made);
  return made;
}

/** The instance is no more, and with it all that was on it. */
export function forgetHostVolumes(ctx: EngineContext, instanceId: string): void {
  for (const [key, volume] of ctx.world.hostVolumes) {
    if (volume.instanceId === instanceId) ctx.world.hostVolumes.delete(key);
  }
}

/**
 * An access point that says how makes its directory when it is first mounted. What nobody declared
 * has every directory that is asked for.
 */
function makeRoot(ctx: EngineContext, task: Task, volume: TaskVolume): void {
  const system = fileSystemFor(ctx, volume.resource ?? '');
  const efs = declaredVolume(ctx, task, volume)?.efsVolumeConfiguration;
  const point = accessPointOf(system, efs?.authorizationConfig?.accessPointId ?? '');
  const wanted = point?.creationInfo ? point.path : !system.isDeclared && efs?.rootDirectory;
  if (wanted) putDirectory(system.files, normalPath(wanted));
}
