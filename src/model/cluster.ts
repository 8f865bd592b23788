/** An ECS cluster as declared. Counters are computed from tasks and services. */
export interface Cluster {
  readonly arn: string;
  readonly name: string;
  status: 'ACTIVE' | 'INACTIVE';
  capacityProviders: string[];
  defaultCapacityProviderStrategy: unknown[];
  settings: { name: string; value: string }[];
  tags: Tag[];
  /** Members given at creation that the simulator carries but does not act on. */
  carried: Record<string, unknown>;
}

export interface Tag {
  key: string;
  value: string;
}
