/** The part of the catalogue that `aws iam` is. */
export const IAM_OPERATIONS = {} as const;
