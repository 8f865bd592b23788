/** The part of the catalogue that `aws ssm` is. */
export const SSM_OPERATIONS = {} as const;
