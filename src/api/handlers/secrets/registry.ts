/** Who carries out these operations: a part of the registry. */
export const SECRETS_MANAGER_HANDLERS = {} as const;
