import { routesChanged } from '../../../engine/control-plane/operations';
import type { Handler } from '../../handler';
import { listenerOf } from '../references';

/** Its rules go with it. */
export const deleteListener: Handler<'ELBv2.DeleteListener'> = ({ ctx }, input) => {
  const { balancer, listener } = listenerOf(ctx.world, input.ListenerArn);
  balancer.listeners.splice(balancer.listeners.indexOf(listener), 1);
  ctx.touch(balancer.arn);
  routesChanged(ctx);
  return {};
};
