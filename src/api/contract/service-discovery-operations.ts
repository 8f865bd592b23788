/** The part of the catalogue that `aws servicediscovery` is. */
export const SERVICE_DISCOVERY_OPERATIONS = {} as const;
