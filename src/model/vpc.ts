import type { Tag } from './cluster';
import type { SimMicros } from './sim-time';

/**
 * Networks as declared. What was never declared is not here: it exists all the same and permits
 * everything.
 */
export interface Vpc {
  readonly id: string;
  readonly cidr: string;
  tags: Tag[];
}

/** A subnet, declared or mentioned. A mentioned one has room for 65,531 addresses and a way out. */
export interface Subnet {
  readonly id: string;
  readonly isDeclared: boolean;
  readonly vpcId: string;
  readonly cidr: string;
  readonly availabilityZone: string;
  mapPublicIpOnLaunch: boolean;
  /** Where the search for the next free address begins. */
  nextAddress: number;
  tags: Tag[];
}

/** One permission of a security group; `source` is a CIDR block or another group's id. */
export interface SecurityGroupRule {
  readonly ruleId: string;
  /** `tcp`, `udp`, `icmp` or `-1` for all. */
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly source: string;
  readonly description?: string;
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html */
export interface SecurityGroup {
  readonly id: string;
  readonly name: string;
  readonly vpcId: string;
  readonly description: string;
  ingress: SecurityGroupRule[];
  /** A new group lets everything out. */
  egress: SecurityGroupRule[];
  tags: Tag[];
}

/** A route of a route table: to an internet gateway, a NAT gateway, an endpoint. */
export interface Route {
  readonly destination: string;
  readonly target: string;
}

export interface RouteTable {
  readonly id: string;
  readonly vpcId: string;
  isMain: boolean;
  subnetIds: string[];
  routes: Route[];
  tags: Tag[];
}

/** Internet gateways, NAT gateways and VPC endpoints: ways out of a declared VPC. */
export interface Gateway {
  readonly id: string;
  readonly kind: 'internet' | 'nat' | 'interface-endpoint' | 'gateway-endpoint';
  vpcId?: string;
  subnetIds: string[];
  securityGroupIds: string[];
  /** Private addresses of its interfaces by subnet; none of an internet gateway. */
  addresses: Record<string, string>;
  /** Of an endpoint: `com.amazonaws.us-east-1.ecr.api`. */
  serviceName?: string;
  /** Of a gateway endpoint: the tables that have a route to it. */
  routeTableIds?: string[];
  /** Of an interface endpoint: names of the service lead to it (the default). */
  privateDns?: boolean;
  /** Of a NAT gateway: the Elastic IP it goes out with; a private one has none. */
  allocationId?: string;
  connectivity?: 'public' | 'private';
  /** A deleted one is kept: routes to it lead nowhere. */
  state: 'available' | 'failed' | 'deleted';
  /** Why a NAT gateway is `failed`. */
  failure?: { code: string; message: string };
  readonly createdAt: SimMicros;
  tags: Tag[];
}

/** An Elastic IP address: what a NAT gateway goes out with. */
export interface ElasticIp {
  /** `eipalloc-…` */
  readonly id: string;
  readonly publicIp: string;
  tags: Tag[];
}
