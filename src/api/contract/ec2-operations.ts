/** The part of the catalogue that `aws ec2` is. */
export const EC2_OPERATIONS = {} as const;
