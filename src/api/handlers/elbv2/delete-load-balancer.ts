import { routesChanged } from '../../../engine/control-plane/operations';
import { balancerUsage, keepUsage } from '../../../engine/cost/usage';
import { elbErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { findLoadBalancer } from '../references';

/** Its listeners and rules go with it; target groups stay. One gone already is no error. */
export const deleteLoadBalancer: Handler<'ELBv2.DeleteLoadBalancer'> = ({ ctx }, input) => {
  const reference = input.LoadBalancerArn;
  const balancer = findLoadBalancer(ctx.world, reference);
  if (!balancer) {
    if (!reference.startsWith('arn:')) refuse(elbErrors.loadBalancerNotFound());
    return {};
  }
  if (balancer.attributes['deletion_protection.enabled'] === 'true') {
    refuse(
      elbErrors.notPermitted(
        `Load balancer '${balancer.arn}' cannot be deleted because deletion protection is enabled`,
      ),
    );
  }
  keepUsage(ctx.world, balancerUsage(ctx.world, balancer));
  ctx.world.loadBalancers.delete(balancer.arn);
  for (const source of ctx.world.traffic.values()) {
    if (source.loadBalancerArn === balancer.arn) ctx.touch(`traffic/${source.name}`);
  }
  ctx.touch(balancer.arn);
  routesChanged(ctx);
  return {};
};
