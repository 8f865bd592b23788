import { REGION } from '../../model/ids';
import type { Gesture } from '../gesture';

/** One rule of a security group, as AuthorizeSecurityGroupIngress takes it. */
export interface IngressRule {
  /** `tcp`, `udp`, `icmp`, `-1` for all. */
  protocol: string;
  /** Null for all ports. */
  port: number | null;
  /** An address range or a security group's id. */
  source: string;
}

const permission = ({ protocol, port, source }: IngressRule) => ({
  IpProtocol: protocol,
  ...(port !== null && { FromPort: port, ToPort: port }),
  ...(source.startsWith('sg-')
    ? { UserIdGroupPairs: [{ GroupId: source }] }
    : { IpRanges: [{ CidrIp: source }] }),
});

/** Lets one more kind of traffic into a security group. */
export const planIngress = (group: { id: string; name: string }, rule: IngressRule): Gesture => ({
  label: `Let ${rule.source} into ${group.name}`,
  operations: [
    {
      target: 'EC2.AuthorizeSecurityGroupIngress',
      input: { GroupId: group.id, IpPermissions: [permission(rule)] },
    },
  ],
});

/** Takes a rule away, by its `sgr-…`. */
export const planRevoke = (
  group: { id: string; name: string },
  ruleId: string,
  isEgress: boolean,
): Gesture => ({
  label: `Remove a rule of ${group.name}`,
  operations: [
    {
      target: isEgress ? 'EC2.RevokeSecurityGroupEgress' : 'EC2.RevokeSecurityGroupIngress',
      input: { GroupId: group.id, SecurityGroupRuleIds: [ruleId] },
    },
  ],
});

export const planSecurityGroup = (name: string, description: string, vpcId: string): Gesture => ({
  label: `Create security group ${name}`,
  operations: [
    {
      target: 'EC2.CreateSecurityGroup',
      input: { Description: description, GroupName: name, VpcId: vpcId },
    },
  ],
});

export interface NewSubnet {
  vpcId: string;
  /** `10.0.3.0/24`. */
  cidr: string;
  zone: string;
}

/** A subnet: its own block of addresses, in one Availability Zone. */
export const planSubnet = ({ vpcId, cidr, zone }: NewSubnet): Gesture => ({
  label: `Create subnet ${cidr}`,
  operations: [
    {
      target: 'EC2.CreateSubnet',
      input: { AvailabilityZone: zone, CidrBlock: cidr, VpcId: vpcId },
    },
  ],
});

/** First and last address of a block, as numbers. */
function rangeOf(block: string): [first: number, last: number] {
  const [address = '', prefix = '32'] = block.split('/');
  const first = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return [first, first + 2 ** (32 - Number(prefix)) - 1];
}

const BLOCK = 256;

/** The first /24 of a VPC's block that overlaps no block that is taken; all taken, its first. */
export function freeBlock(vpcBlock: string, taken: readonly string[]): string {
  const [start, end] = rangeOf(vpcBlock);
  const ranges = taken.map(rangeOf);
  const words = (at: number) => `${[24, 16, 8].map((bit) => (at >>> bit) & 255).join('.')}.0/24`;
  for (let at = start; at < end; at += BLOCK) {
    if (ranges.every(([first, last]) => last < at || first >= at + BLOCK)) return words(at);
  }
  return words(start);
}

/** What the gateway type exists for: it has no price, and routes instead of interfaces. */
export const GATEWAY_SERVICES: readonly string[] = ['s3', 'dynamodb'];

export interface NewEndpoint {
  vpcId: string;
  /** `ecr.api`, as it ends the service name. */
  service: string;
  /** Interfaces of it are put there; none of a gateway. */
  subnets: readonly string[];
  securityGroups: readonly string[];
  /** That lead to a gateway; none of an interface. */
  routeTables: readonly string[];
}

/** A private way from a VPC to a service of AWS. */
export function planEndpoint(endpoint: NewEndpoint): Gesture {
  const { vpcId, service, subnets, securityGroups, routeTables } = endpoint;
  const ways = GATEWAY_SERVICES.includes(service)
    ? { VpcEndpointType: 'Gateway', RouteTableIds: [...routeTables] }
    : {
        VpcEndpointType: 'Interface',
        SubnetIds: [...subnets],
        ...(securityGroups.length > 0 && { SecurityGroupIds: [...securityGroups] }),
      };
  return {
    label: `Create an endpoint for ${service}`,
    operations: [
      {
        target: 'EC2.CreateVpcEndpoint',
        input: { VpcId: vpcId, ServiceName: `com.amazonaws.${REGION}.${service}`, ...ways },
      },
    ],
  };
}
