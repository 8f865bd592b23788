import { createAccessPoint } from './create-access-point';
import { createFileSystem } from './create-file-system';
import { createMountTarget } from './create-mount-target';
import { deleteAccessPoint } from './delete-access-point';
import { deleteFileSystem } from './delete-file-system';
import { deleteMountTarget } from './delete-mount-target';
import { describeAccessPoints } from './describe-access-points';
import { describeFileSystems } from './describe-file-systems';
import { describeMountTargetSecurityGroups } from './describe-mount-target-security-groups';
import { describeMountTargets } from './describe-mount-targets';
import { modifyMountTargetSecurityGroups } from './modify-mount-target-security-groups';

/** Who carries out these operations: a part of the registry. */
export const EFS_HANDLERS = {
  'EFS.CreateFileSystem': createFileSystem,
  'EFS.DescribeFileSystems': describeFileSystems,
  'EFS.DeleteFileSystem': deleteFileSystem,
  'EFS.CreateMountTarget': createMountTarget,
  'EFS.DescribeMountTargets': describeMountTargets,
  'EFS.DescribeMountTargetSecurityGroups': describeMountTargetSecurityGroups,
  'EFS.ModifyMountTargetSecurityGroups': modifyMountTargetSecurityGroups,
  'EFS.DeleteMountTarget': deleteMountTarget,
  'EFS.CreateAccessPoint': createAccessPoint,
  'EFS.DescribeAccessPoints': describeAccessPoints,
  'EFS.DeleteAccessPoint': deleteAccessPoint,
} as const;
