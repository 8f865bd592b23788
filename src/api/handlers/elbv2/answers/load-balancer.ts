import { subnetZone } from '../../../../engine/control-plane/operations';
import type { EngineContext } from '../../../../engine/engine-context';
import type { LoadBalancer } from '../../../../model/load-balancer';
import { toEpochSeconds } from '../../../../model/sim-time';

/** The hosted zone of Application Load Balancers in us-east-1. */
const HOSTED_ZONE = 'Z35SXDOTRQ7X7K';
/** Subnets that nobody declared are in a VPC that nobody declared. */
const UNDECLARED_VPC = 'vpc-1';

export const describeLoadBalancer = (ctx: EngineContext, balancer: LoadBalancer): object => ({
  LoadBalancerArn: balancer.arn,
  DNSName: balancer.dnsName,
  CanonicalHostedZoneId: HOSTED_ZONE,
  CreatedTime: toEpochSeconds(balancer.createdAt),
  LoadBalancerName: balancer.name,
  Scheme: balancer.scheme,
  VpcId: UNDECLARED_VPC,
  State: { Code: 'active' },
  Type: 'application',
  AvailabilityZones: balancer.subnets.map((subnet) => ({
    ZoneName: subnetZone(ctx, subnet),
    SubnetId: subnet,
    LoadBalancerAddresses: [],
  })),
  SecurityGroups: balancer.securityGroups,
  IpAddressType: balancer.carried?.IpAddressType ?? 'ipv4',
});
