/** The part of the catalogue that `aws autoscaling` is. */
export const AUTO_SCALING_OPERATIONS = {} as const;
