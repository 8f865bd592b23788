/** Who carries out these operations: a part of the registry. */
export const LOGS_HANDLERS = {} as const;
