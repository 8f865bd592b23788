/** Account quotas; off until `put-quota` turns them on. */
export interface Quotas {
  enabled: boolean;
  /** By name, where another value than AWS's default was set. */
  values: Record<string, number>;
}

/** Account settings of ECS by name (awsvpcTrunking, containerInsights …) as set. */
export type AccountSettings = Record<string, string>;
