import { subnetZone } from '../../../../engine/control-plane/operations';
import { USUAL_VPC } from '../../../../engine/network/subnets';
import type { EngineContext } from '../../../../engine/engine-context';
import type { LoadBalancer } from '../../../../model/load-balancer';
import { toEpochSeconds } from '../../../../model/sim-time';

/** The hosted zone of Application Load Balancers in us-east-1. */
const HOSTED_ZONE = 'Z35SXDOTRQ7X7K';

export const describeLoadBalancer = (ctx: EngineContext, balancer: LoadBalancer): object => ({
  LoadBalancerArn: balancer.arn,
  DNSName: balancer.dnsName,
  CanonicalHostedZoneId: HOSTED_ZONE,
  CreatedTime: toEpochSeconds(balancer.createdAt),
  LoadBalancerName: balancer.name,
  Scheme: balancer.scheme,
  VpcId: ctx.world.subnets.get(balancer.subnets[0] ?? '')?.vpcId ?? USUAL_VPC,
  State: { Code: 'active' },
  Type: 'application',
  AvailabilityZones: availabilityZones(ctx, balancer),
  SecurityGroups: balancer.securityGroups,
  IpAddressType: balancer.carried?.IpAddressType ?? 'ipv4',
});

/** The zones that a load balancer is in, by its subnets. */
export const availabilityZones = (ctx: EngineContext, { subnets }: LoadBalancer): object[] =>
  subnets.map((subnet) => ({
    ZoneName: subnetZone(ctx, subnet),
    SubnetId: subnet,
    LoadBalancerAddresses: [],
  }));
