import type { Handler } from '../../handler';
import { loadBalancerOf } from '../references';
import { shownAttributes } from './attribute-rules';

export const describeLoadBalancerAttributes: Handler<'ELBv2.DescribeLoadBalancerAttributes'> = (
  { ctx },
  input,
) => ({
  Attributes: shownAttributes(loadBalancerOf(ctx.world, input.LoadBalancerArn).attributes),
});
