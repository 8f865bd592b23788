import type { World } from '../../../engine/world/world';
import type { Account } from '../../../model/account';
import type { FileSystem } from '../../../model/file-system';
import { shownTags } from '../elbv2/tags';

type Declared = Account['operations'][number];

const some = <T>(list: readonly T[]): readonly T[] | undefined =>
  list.length > 0 ? list : undefined;

/**
 * File systems with their mount targets and access points. Those that were deleted are made and
 * deleted again: what names them must go on failing. What is in them is no part of an account.
 */
export const efsDeclarations = (world: World): Declared[] =>
  [...world.fileSystems.values()]
    .filter((one) => one.isDeclared)
    .flatMap((one) => operationsFor(world, one));

function operationsFor(world: World, system: FileSystem): Declared[] {
  const FileSystemId = system.id;
  return [
    {
      target: 'EFS.CreateFileSystem',
      input: {
        CreationToken: system.creationToken,
        ...system.carried,
        Tags: some(shownTags(system.tags)),
      },
    },
    ...system.mountTargets.map(({ subnetId, ipAddress, securityGroupIds }) => ({
      target: 'EFS.CreateMountTarget',
      input: {
        FileSystemId,
        SubnetId: subnetId,
        // A subnet that nobody declared may have other addresses the next time.
        IpAddress: world.subnets.get(subnetId)?.isDeclared ? ipAddress : undefined,
        SecurityGroups: some(securityGroupIds),
      },
    })),
    ...system.accessPoints.map((point) => ({
      target: 'EFS.CreateAccessPoint',
      input: {
        ClientToken: point.clientToken,
        Tags: some(shownTags(point.tags)),
        FileSystemId,
        PosixUser: point.posixUser,
        RootDirectory: { Path: point.path, CreationInfo: point.creationInfo },
      },
    })),
    ...(system.isDeleted ? [{ target: 'EFS.DeleteFileSystem', input: { FileSystemId } }] : []),
  ];
}
