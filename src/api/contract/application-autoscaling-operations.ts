/** The part of the catalogue that `aws application-autoscaling` is. */
export const APPLICATION_AUTO_SCALING_OPERATIONS = {} as const;
