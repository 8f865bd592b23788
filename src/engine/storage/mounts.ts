import type { Files } from '../../model/file-system';
import type { Container, Task, TaskVolume } from '../../model/task';
import type { VolumeDefinition } from '../../model/volume';
import { containerDefinitionOf, definitionOf } from '../control-plane/task-facts';
import type { EngineContext } from '../engine-context';
import { isPermitted } from '../iam/permissions';
import { bad, type FileAnswer, good } from './file-tree';
import { accessPointOf } from './file-systems';
import { isUnreachable } from './mount-targets';
import { isWithin, normalPath } from './paths';
import { instanceIdOf, taskRoleOf, volumesOf } from './volume-settings';

/** A volume as one container sees it. */
export interface Mount {
  readonly volume: TaskVolume;
  readonly containerPath: string;
  readonly readOnly: boolean;
  /** The directory of the volume that is seen there. */
  readonly root: string;
}

interface MountPoint {
  sourceVolume?: string;
  containerPath?: string;
  readOnly?: boolean;
}

/** What a container has mounted, by its own mount points and by `volumesFrom` other containers. */
export function mountsOf(ctx: EngineContext, task: Task, container: Container): Mount[] {
  const byPath = new Map<string, Mount>();
  collect(ctx, task, container, { readOnly: false, seen: new Set(), byPath });
  return [...byPath.values()];
}

/**
 * MOUNT-1: a path at which a container mounts two volumes of its own. ECS registers it, and Docker
 * does not create the container.
 */
export function duplicateMount(
  ctx: EngineContext,
  task: Task,
  container: Container,
): string | undefined {
  const { mountPoints = [] } = containerDefinitionOf(ctx, task, container) as {
    mountPoints?: MountPoint[];
  };
  const paths = mountPoints.flatMap(({ containerPath }) =>
    containerPath === undefined ? [] : [normalPath(containerPath)],
  );
  return paths.find((path, index) => paths.indexOf(path) !== index);
}

interface Collecting {
  readonly readOnly: boolean;
  /** Containers looked at already: they may name each other. */
  readonly seen: Set<string>;
  readonly byPath: Map<string, Mount>;
}

function collect(ctx: EngineContext, task: Task, container: Container, into: Collecting): void {
  if (into.seen.has(container.name)) return;
  into.seen.add(container.name);
  const definition = containerDefinitionOf(ctx, task, container);
  const { mountPoints = [], volumesFrom = [] } = definition as {
    mountPoints?: MountPoint[];
    volumesFrom?: { sourceContainer?: string; readOnly?: boolean }[];
  };
  for (const point of mountPoints) {
    const volume = task.volumes?.find((one) => one.name === point.sourceVolume);
    if (!volume || point.containerPath === undefined) continue;
    const containerPath = normalPath(point.containerPath);
    if (into.byPath.has(containerPath)) continue;
    const readOnly = into.readOnly || point.readOnly === true;
    const root = rootOf(ctx, task, volume);
    into.byPath.set(containerPath, { volume, containerPath, readOnly, root });
  }
  for (const { sourceContainer, readOnly = false } of volumesFrom) {
    const source = task.containers.find((one) => one.name === sourceContainer);
    if (source) collect(ctx, task, source, { ...into, readOnly: into.readOnly || readOnly });
  }
}

/** The mount that a path lies in: the innermost. */
export function mountAt(mounts: readonly Mount[], path: string): Mount | undefined {
  return mounts
    .filter((mount) => isWithin(path, mount.containerPath))
    .reduce<Mount | undefined>(
      (deepest, one) =>
        deepest && deepest.containerPath.length >= one.containerPath.length ? deepest : one,
      undefined,
    );
}

/** A volume's entry in the task definition. */
export const declaredVolume = (
  ctx: EngineContext,
  task: Task,
  { name }: TaskVolume,
): VolumeDefinition | undefined =>
  volumesOf(definitionOf(ctx, task)).find((one) => one.name === name);

function rootOf(ctx: EngineContext, task: Task, volume: TaskVolume): string {
  if (volume.type === 'host') return normalPath(volume.resource ?? '/');
  if (volume.type !== 'efs' && volume.type !== 's3files') return '/';
  const declared = declaredVolume(ctx, task, volume);
  const efs = declared?.efsVolumeConfiguration;
  const s3 = declared?.s3filesVolumeConfiguration;
  const point = efs?.authorizationConfig?.accessPointId ?? s3?.accessPointArn;
  const system = ctx.world.fileSystems.get(volume.resource ?? '');
  const entered = system && point !== undefined ? accessPointOf(system, point) : undefined;
  return normalPath(entered?.path ?? efs?.rootDirectory ?? s3?.rootDirectory ?? '/');
}

/** Where the files of a volume are kept, or why nobody gets at them now. */
export function filesBehind(ctx: EngineContext, task: Task, volume: TaskVolume): FileAnswer<Files> {
  const { world } = ctx;
  const { type, resource } = volume;
  if (type === 'efs' || type === 's3files') {
    const system = world.fileSystems.get(resource ?? '');
    if (!system || system.isDeleted) return bad('ESTALE');
    return isUnreachable(ctx, system) ? bad('ETIMEDOUT') : good(system.files);
  }
  if (type === 'ebs') return ofVolume(world.ebsVolumes.get(resource ?? ''));
  const onHost = hostVolumeName(volume);
  if (onHost === undefined) return ofVolume(volume);
  return ofVolume(world.hostVolumes.get(`${instanceIdOf(ctx, task)}/${onHost}`));
}

const ofVolume = (volume: { files?: Files } | undefined): FileAnswer<Files> =>
  volume?.files ? good(volume.files) : bad('ENOENT');

/** What a volume is called among those of its instance; undefined where it is the task's own. */
export function hostVolumeName({ type, resource }: TaskVolume): string | undefined {
  if (type === 'host') return '/';
  return type === 'docker' ? resource : undefined;
}

/** The id under which screens know a volume; only file systems and EBS volumes are shown. */
export function viewIdOf({ type, resource }: TaskVolume): string | undefined {
  if (type === 'efs' || type === 's3files') return `file-system/${resource}`;
  return type === 'ebs' ? `volume/${resource}` : undefined;
}

/** Mounted by IAM without permission to write, an EFS file system is only read. */
export function mayWrite(ctx: EngineContext, task: Task, { volume }: Mount): boolean {
  const efs = declaredVolume(ctx, task, volume)?.efsVolumeConfiguration;
  if (efs?.authorizationConfig?.iam !== 'ENABLED') return true;
  return isPermitted(ctx, taskRoleOf(ctx, task), 'elasticfilesystem:ClientWrite');
}
