/** The part of the catalogue that `aws efs` is. */
export const EFS_OPERATIONS = {} as const;
