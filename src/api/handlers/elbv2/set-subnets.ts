import { routesChanged } from '../../../engine/control-plane/operations';
import type { Handler } from '../../handler';
import { loadBalancerOf } from '../references';
import { availabilityZones } from './answers/load-balancer';
import { checkSubnets, nodeAddressesIn, subnetsGiven } from './balancer-subnets';

/** Those given take the place of those it had: targets in other zones are not used any more. */
export const setSubnets: Handler<'ELBv2.SetSubnets'> = ({ ctx }, input) => {
  const balancer = loadBalancerOf(ctx.world, input.LoadBalancerArn);
  const subnets = subnetsGiven(input);
  checkSubnets(ctx, subnets, balancer);
  balancer.nodeAddresses = nodeAddressesIn(ctx, subnets, balancer.nodeAddresses);
  balancer.subnets = subnets;
  ctx.touch(balancer.arn);
  routesChanged(ctx);
  return { AvailabilityZones: availabilityZones(ctx, balancer), IpAddressType: 'ipv4' };
};
