import { namedId } from '../../../model/named-id';
import { normalPath } from '../../../engine/storage/paths';
import type { AccessPoint, FileSystem } from '../../../model/file-system';
import { accessPointArn } from '../../../model/ids';
import { efsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { withTags } from '../elbv2/tags';
import { describeAccessPoint } from './answers/file-system';
import { fileSystemOf } from './efs-references';

/**
 * A way in that begins at a directory. Without CreationInfo the directory must be there already.
 * https://docs.aws.amazon.com/efs/latest/ug/API_CreateAccessPoint.html
 */
export const createAccessPoint: Handler<'EFS.CreateAccessPoint'> = ({ ctx }, input) => {
  const system = fileSystemOf(ctx.world, input.FileSystemId);
  const { Path = '/', CreationInfo } = input.RootDirectory ?? {};
  if (!Path.startsWith('/')) {
    refuse(efsErrors.badRequest(`The root directory '${Path}' must begin with a slash.`));
  }
  const tags = withTags([], input.Tags);
  const name = tags.find((tag) => tag.key === 'Name')?.value ?? Path;
  const clientToken = input.ClientToken ?? freshToken(system, name);
  const same = system.accessPoints.find((one) => one.clientToken === clientToken);
  if (same) refuse(efsErrors.accessPointExists(same.id));
  const id = namedId('fsap', `${system.id}/${clientToken}`);
  const point: AccessPoint = {
    id,
    arn: accessPointArn(id),
    clientToken,
    path: normalPath(Path),
    ...(CreationInfo && { creationInfo: CreationInfo }),
    ...(input.PosixUser && { posixUser: input.PosixUser }),
    tags,
  };
  system.accessPoints.push(point);
  ctx.touch(`file-system/${system.id}`);
  return describeAccessPoint(system, point);
};

function freshToken(system: FileSystem, base: string): string {
  const used = system.accessPoints.map((one) => one.clientToken);
  for (let n = 1; ; n++) {
    const token = n === 1 ? base : `${base}-${n}`;
    if (!used.includes(token)) return token;
  }
}
