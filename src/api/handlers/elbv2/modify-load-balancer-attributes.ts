import type { Handler } from '../../handler';
import { loadBalancerOf } from '../references';
import { shownAttributes, withAttributes } from './attribute-rules';
import { LOAD_BALANCER_ATTRIBUTES } from './load-balancer-attributes';

/** Answers all attributes, not only those given. */
export const modifyLoadBalancerAttributes: Handler<'ELBv2.ModifyLoadBalancerAttributes'> = (
  { ctx },
  input,
) => {
  const balancer = loadBalancerOf(ctx.world, input.LoadBalancerArn);
  balancer.attributes = withAttributes(
    'Load balancer',
    LOAD_BALANCER_ATTRIBUTES,
    balancer.attributes,
    input.Attributes,
  );
  ctx.touch(balancer.arn);
  ctx.dataPlane.routesChanged();
  return { Attributes: shownAttributes(balancer.attributes) };
};
