import { EC2_INSTANCE_OPERATIONS } from './ec2-instance-operations';
import { EC2_VOLUME_OPERATIONS } from './ec2-volume-operations';

/** The part of the catalogue that `aws ec2` is. */
export const EC2_OPERATIONS = {
  ...EC2_INSTANCE_OPERATIONS,
  ...EC2_VOLUME_OPERATIONS,
} as const;
