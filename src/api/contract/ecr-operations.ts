/** The part of the catalogue that `aws ecr` is. */
export const ECR_OPERATIONS = {} as const;
