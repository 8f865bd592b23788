import { deleteVolume } from './delete-volume';
import { describeVolumes } from './describe-volumes';

/** Who carries out the operations on EBS volumes: a part of the registry. */
export const EC2_VOLUME_HANDLERS = {
  'EC2.DescribeVolumes': describeVolumes,
  'EC2.DeleteVolume': deleteVolume,
} as const;
