/** Who carries out these operations: a part of the registry. */
export const AUTO_SCALING_HANDLERS = {} as const;
