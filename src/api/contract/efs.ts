/**
 * Inputs of the EFS operations on file systems, mount targets and access points, member by member
 * in the order of AWS's own model.
 * https://docs.aws.amazon.com/efs/latest/ug/API_Operations.html
 */
import * as z from 'zod/mini';
import { decimal, flag, list, oneOf, opt, structure, text, texts, whole } from './members';

const tags = opt(list(structure({ Key: text, Value: text })));
const token = opt(text.check(z.minLength(1), z.maxLength(64)));
const marker = {
  MaxItems: opt(whole.check(z.minimum(1))),
  Marker: opt(text),
};

export const createFileSystem = structure({
  CreationToken: token,
  PerformanceMode: opt(oneOf(['generalPurpose', 'maxIO'])),
  Encrypted: opt(flag),
  KmsKeyId: opt(text),
  ThroughputMode: opt(oneOf(['bursting', 'provisioned', 'elastic'])),
  ProvisionedThroughputInMibps: opt(decimal),
  AvailabilityZoneName: opt(text),
  Backup: opt(flag),
  Tags: tags,
});
export const describeFileSystems = structure({
  ...marker,
  CreationToken: opt(text),
  FileSystemId: opt(text),
});
export const deleteFileSystem = structure({ FileSystemId: text });

const securityGroups = opt(texts);

export const createMountTarget = structure({
  FileSystemId: text,
  SubnetId: text,
  IpAddress: opt(text),
  SecurityGroups: securityGroups,
});
export const describeMountTargets = structure({
  ...marker,
  FileSystemId: opt(text),
  MountTargetId: opt(text),
  AccessPointId: opt(text),
});
export const describeMountTargetSecurityGroups = structure({ MountTargetId: text });
export const modifyMountTargetSecurityGroups = structure({
  MountTargetId: text,
  SecurityGroups: securityGroups,
});
export const deleteMountTarget = structure({ MountTargetId: text });

export const createAccessPoint = structure({
  ClientToken: token,
  Tags: tags,
  FileSystemId: text,
  PosixUser: opt(structure({ Uid: whole, Gid: whole, SecondaryGids: opt(list(whole)) })),
  RootDirectory: opt(
    structure({
      Path: opt(text.check(z.minLength(1), z.maxLength(100))),
      CreationInfo: opt(structure({ OwnerUid: whole, OwnerGid: whole, Permissions: text })),
    }),
  ),
});
export const describeAccessPoints = structure({
  MaxResults: opt(whole.check(z.minimum(1))),
  NextToken: opt(text),
  AccessPointId: opt(text),
  FileSystemId: opt(text),
});
export const deleteAccessPoint = structure({ AccessPointId: text });
