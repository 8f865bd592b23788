import type { World } from '../../../engine/world/world';
import type { FileSystem } from '../../../model/file-system';
import { efsErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeMountTarget } from './answers/mount-target';
import { accessPointOf, fileSystemOf, mountTargetOf } from './efs-references';
import { efsPage } from './efs-pages';

type Input = InputOf<'EFS.DescribeMountTargets'>;

export const describeMountTargets: Handler<'EFS.DescribeMountTargets'> = ({ ctx }, input) => {
  const { system, ids } = asked(ctx.world, input);
  const targets = system.mountTargets
    .filter((one) => ids === undefined || ids.includes(one.id))
    .map((one) => describeMountTarget(ctx, system, one));
  return efsPage('MountTargets', targets, input);
};

function asked(world: World, input: Input): { system: FileSystem; ids?: string[] } {
  const { FileSystemId, MountTargetId, AccessPointId } = input;
  const given = [FileSystemId, MountTargetId, AccessPointId].filter((one) => one !== undefined);
  if (given.length !== 1) {
    refuse(
      efsErrors.badRequest('Give one of FileSystemId, MountTargetId and AccessPointId, no more.'),
    );
  }
  if (MountTargetId !== undefined) {
    return { system: mountTargetOf(world, MountTargetId).system, ids: [MountTargetId] };
  }
  if (AccessPointId !== undefined) return accessPointOf(world, AccessPointId);
  return { system: fileSystemOf(world, FileSystemId ?? '') };
}
