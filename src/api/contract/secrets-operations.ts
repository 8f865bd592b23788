/** The part of the catalogue that `aws secretsmanager` is. */
export const SECRETS_MANAGER_OPERATIONS = {} as const;
