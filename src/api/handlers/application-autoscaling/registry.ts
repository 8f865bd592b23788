/** Who carries out these operations: a part of the registry. */
export const APPLICATION_AUTO_SCALING_HANDLERS = {} as const;
