import { EC2_INSTANCE_OPERATIONS } from './ec2-instance-operations';

/** The part of the catalogue that `aws ec2` is. */
export const EC2_OPERATIONS = { ...EC2_INSTANCE_OPERATIONS } as const;
