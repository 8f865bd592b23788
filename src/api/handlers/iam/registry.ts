/** Who carries out these operations: a part of the registry. */
export const IAM_HANDLERS = {} as const;
