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

/**
 * A name that a task's Service Connect proxy forwards: a client alias of a service in its
 * namespace. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectService.html
 */
export interface ConnectEndpoint {
  readonly dnsName: string;
  /** The port that clients use. */
  readonly port: number;
  readonly discoveryName: string;
  readonly serviceArn: string;
  /** The container port behind it. */
  readonly containerPort: number;
  /** Seconds; 0 for no limit. */
  readonly perRequestTimeout: number;
}
