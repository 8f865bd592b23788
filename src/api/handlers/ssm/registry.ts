/** Who carries out these operations: a part of the registry. */
export const SSM_HANDLERS = {} as const;
