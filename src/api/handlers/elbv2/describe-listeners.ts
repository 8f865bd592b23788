import { elbErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { listenerOf, loadBalancerOf } from '../references';
import { describeListener } from './answers/listener';
import { elbPage } from './elb-pages';

export const describeListeners: Handler<'ELBv2.DescribeListeners'> = ({ ctx }, input) => {
  const { LoadBalancerArn: balancer, ListenerArns: references = [] } = input;
  if (balancer === undefined && references.length === 0) {
    refuse(elbErrors.validation('You must specify either listener ARNs or a load balancer ARN'));
  }
  const listeners =
    references.length > 0
      ? references.map((reference) => listenerOf(ctx.world, reference).listener)
      : loadBalancerOf(ctx.world, balancer!).listeners;
  const { items, next } = elbPage(listeners, input);
  return { Listeners: items.map(describeListener), NextMarker: next };
};
