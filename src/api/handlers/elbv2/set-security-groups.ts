import { routesChanged } from '../../../engine/control-plane/operations';
import type { Handler } from '../../handler';
import { loadBalancerOf } from '../references';
import { checkSecurityGroups } from './balancer-subnets';

/** Those given take the place of those it had. */
export const setSecurityGroups: Handler<'ELBv2.SetSecurityGroups'> = ({ ctx }, input) => {
  const balancer = loadBalancerOf(ctx.world, input.LoadBalancerArn);
  checkSecurityGroups(ctx, input.SecurityGroups, balancer.subnets);
  balancer.securityGroups = input.SecurityGroups;
  ctx.touch(balancer.arn);
  routesChanged(ctx);
  return { SecurityGroupIds: balancer.securityGroups };
};
