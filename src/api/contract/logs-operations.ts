/** The part of the catalogue that `aws logs` is. */
export const LOGS_OPERATIONS = {} as const;
