import { efsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { describeFileSystem } from './answers/file-system';
import { liveFileSystems } from './efs-references';
import { efsPage } from './efs-pages';

/** Those that tasks mount without anyone having declared them are there, too. */
export const describeFileSystems: Handler<'EFS.DescribeFileSystems'> = ({ ctx }, input) => {
  const { FileSystemId: id, CreationToken: token } = input;
  if (id !== undefined && token !== undefined) {
    refuse(efsErrors.badRequest('Give a FileSystemId or a CreationToken, not both.'));
  }
  const systems = liveFileSystems(ctx.world).filter(
    (one) =>
      (id === undefined || one.id === id || one.arn === id) &&
      (token === undefined || one.creationToken === token),
  );
  if (id !== undefined && systems.length === 0) refuse(efsErrors.fileSystemNotFound(id));
  return efsPage('FileSystems', systems.map(describeFileSystem), input);
};
