import type { World } from '../../../engine/world/world';
import type { AccessPoint, FileSystem, MountTarget } from '../../../model/file-system';
import { efsErrors } from '../../contract/errors';
import { found, refuse } from '../../refusal';

/** File systems of EFS as they are shown: declared ones, and those that tasks have mounted. */
export const liveFileSystems = (world: World): FileSystem[] =>
  [...world.fileSystems.values()].filter(
    (one) => !one.isDeleted && one.arn.includes(':elasticfilesystem:'),
  );

/** A declared one by its id, its ARN or its name. */
export function fileSystemOf(world: World, reference: string): FileSystem {
  const system = liveFileSystems(world).find(
    (one) => one.isDeclared && [one.id, one.arn, nameOf(one)].includes(reference),
  );
  return found(system, efsErrors.fileSystemNotFound(reference));
}

const nameOf = ({ tags }: FileSystem) => tags.find((tag) => tag.key === 'Name')?.value;

export function mountTargetOf(
  world: World,
  id: string,
): { system: FileSystem; target: MountTarget } {
  for (const system of liveFileSystems(world)) {
    const target = system.mountTargets.find((one) => one.id === id);
    if (target) return { system, target };
  }
  return refuse(efsErrors.mountTargetNotFound(id));
}

export function accessPointOf(
  world: World,
  reference: string,
): { system: FileSystem; point: AccessPoint } {
  for (const system of liveFileSystems(world)) {
    const point = system.accessPoints.find((one) => [one.id, one.arn].includes(reference));
    if (point) return { system, point };
  }
  return refuse(efsErrors.accessPointNotFound(reference));
}
