/** Who carries out these operations: a part of the registry. */
export const EC2_HANDLERS = {} as const;
