import * as efs from './efs';
import { changes, type Pages, shows } from './operation';

const pages = (resultKey: string): Pages => ({
  resultKey,
  limitKey: 'MaxItems',
  tokenKey: 'Marker',
  nextTokenKey: 'NextMarker',
});

/** The part of the catalogue that `aws efs` is. */
export const EFS_OPERATIONS = {
  'EFS.CreateFileSystem': changes(
    efs.createFileSystem,
    'Makes a file system, which needs mount targets to be reached.',
  ),
  'EFS.DescribeFileSystems': shows(
    efs.describeFileSystems,
    'Describes file systems.',
    pages('FileSystems'),
  ),
  'EFS.DeleteFileSystem': changes(
    efs.deleteFileSystem,
    'Deletes a file system that has no mount targets.',
  ),
  'EFS.CreateMountTarget': changes(
    efs.createMountTarget,
    'Lets the tasks of a subnet’s zone reach a file system.',
  ),
  'EFS.DescribeMountTargets': shows(
    efs.describeMountTargets,
    'Describes the mount targets of a file system.',
    pages('MountTargets'),
  ),
  'EFS.DescribeMountTargetSecurityGroups': shows(
    efs.describeMountTargetSecurityGroups,
    'Shows the security groups of a mount target.',
  ),
  'EFS.ModifyMountTargetSecurityGroups': changes(
    efs.modifyMountTargetSecurityGroups,
    'Gives a mount target other security groups.',
  ),
  'EFS.DeleteMountTarget': changes(efs.deleteMountTarget, 'Deletes a mount target.'),
  'EFS.CreateAccessPoint': changes(
    efs.createAccessPoint,
    'Makes a way into a file system that begins at a directory.',
  ),
  'EFS.DescribeAccessPoints': shows(efs.describeAccessPoints, 'Describes access points.', {
    resultKey: 'AccessPoints',
    limitKey: 'MaxResults',
    tokenKey: 'NextToken',
    nextTokenKey: 'NextToken',
  }),
  'EFS.DeleteAccessPoint': changes(efs.deleteAccessPoint, 'Deletes an access point.'),
} as const;
