/** Who carries out these operations: a part of the registry. */
export const EFS_HANDLERS = {} as const;
