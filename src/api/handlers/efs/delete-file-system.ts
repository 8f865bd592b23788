import { efsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { fileSystemOf } from './efs-references';

/** What is in it is gone. Its id stays known as that of a deleted one. */
export const deleteFileSystem: Handler<'EFS.DeleteFileSystem'> = ({ ctx }, input) => {
  const system = fileSystemOf(ctx.world, input.FileSystemId);
  if (system.mountTargets.length > 0) refuse(efsErrors.fileSystemInUse(system.id));
  system.isDeleted = true;
  system.files = {};
  system.accessPoints = [];
  ctx.touch(`file-system/${system.id}`);
  return {};
};
