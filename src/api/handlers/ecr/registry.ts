/** Who carries out these operations: a part of the registry. */
export const ECR_HANDLERS = {} as const;
