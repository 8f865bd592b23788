/** A Cloud Map namespace, made by hand or by a cluster's Service Connect defaults. */
export interface Namespace {
  /** `ns-…` */
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly type: 'DNS_PRIVATE' | 'HTTP';
  vpcId?: string;
}

/** A service of Cloud Map that tasks of an ECS service are registered with. */
export interface DiscoveryService {
  /** `srv-…` */
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly namespaceId: string;
  readonly recordType: 'A' | 'AAAA' | 'SRV';
  readonly ttlSeconds: number;
  readonly failureThreshold: number;
  instances: {
    taskArn: string;
    ipAddress: string;
    port?: number;
    health: 'HEALTHY' | 'UNHEALTHY';
  }[];
}
