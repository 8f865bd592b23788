import type { Handler } from '../../handler';
import { loadBalancerOf } from '../references';
import { describeLoadBalancer } from './answers/load-balancer';
import { elbPage } from './elb-pages';

export const describeLoadBalancers: Handler<'ELBv2.DescribeLoadBalancers'> = ({ ctx }, input) => {
  const references = [...(input.LoadBalancerArns ?? []), ...(input.Names ?? [])];
  const wanted =
    references.length > 0
      ? references.map((reference) => loadBalancerOf(ctx.world, reference))
      : [...ctx.world.loadBalancers.values()];
  const { items, next } = elbPage(wanted, input);
  return {
    LoadBalancers: items.map((balancer) => describeLoadBalancer(ctx, balancer)),
    NextMarker: next,
  };
};
