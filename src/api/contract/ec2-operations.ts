import { EC2_INSTANCE_OPERATIONS } from './ec2-instance-operations';
import { EC2_LAUNCH_TEMPLATE_OPERATIONS } from './ec2-launch-template-operations';
import { EC2_VOLUME_OPERATIONS } from './ec2-volume-operations';
import { EC2_NETWORK_OPERATIONS } from './ec2-network-operations';

/** The part of the catalogue that `aws ec2` is. */
export const EC2_OPERATIONS = {
  ...EC2_INSTANCE_OPERATIONS,
  ...EC2_LAUNCH_TEMPLATE_OPERATIONS,
  ...EC2_VOLUME_OPERATIONS,
  ...EC2_NETWORK_OPERATIONS,
} as const;
