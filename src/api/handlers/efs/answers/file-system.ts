import { kibUsed } from '../../../../engine/storage/file-tree';
import { nameOfFileSystem } from '../../../../engine/storage/file-systems';
import type { AccessPoint, FileSystem } from '../../../../model/file-system';
import { ACCOUNT_ID } from '../../../../model/ids';
import { toEpochSeconds } from '../../../../model/sim-time';
import { shownTags } from '../../elbv2/tags';

/** What the metadata of an empty file system takes, bytes. */
const EMPTY_BYTES = 6144;

/** https://docs.aws.amazon.com/efs/latest/ug/API_FileSystemDescription.html */
export function describeFileSystem(system: FileSystem): object {
  const bytes = EMPTY_BYTES + kibUsed(system.files) * 1024;
  const name = nameOfFileSystem(system);
  return {
    OwnerId: ACCOUNT_ID,
    CreationToken: system.creationToken,
    FileSystemId: system.id,
    FileSystemArn: system.arn,
    CreationTime: toEpochSeconds(system.createdAt),
    LifeCycleState: system.isDeleted ? 'deleted' : 'available',
    Name: name === system.id ? undefined : name,
    NumberOfMountTargets: system.mountTargets.length,
    SizeInBytes: { Value: bytes, ValueInIA: 0, ValueInStandard: bytes },
    PerformanceMode: 'generalPurpose',
    Encrypted: false,
    ThroughputMode: 'bursting',
    ...system.carried,
    Tags: shownTags(system.tags),
    FileSystemProtection: { ReplicationOverwriteProtection: 'ENABLED' },
  };
}

/** https://docs.aws.amazon.com/efs/latest/ug/API_AccessPointDescription.html */
export function describeAccessPoint(system: FileSystem, point: AccessPoint): object {
  return {
    ClientToken: point.clientToken,
    Name: point.tags.find((tag) => tag.key === 'Name')?.value,
    Tags: shownTags(point.tags),
    AccessPointId: point.id,
    AccessPointArn: point.arn,
    FileSystemId: system.id,
    PosixUser: point.posixUser,
    RootDirectory: { Path: point.path, CreationInfo: point.creationInfo },
    OwnerId: ACCOUNT_ID,
    LifeCycleState: 'available',
  };
}
