/** Who carries out these operations: a part of the registry. */
export const SERVICE_DISCOVERY_HANDLERS = {} as const;
