import { routesChanged } from '../../../engine/control-plane/operations';
import type { Handler } from '../../handler';
import { listenerOf } from '../references';
import { describeListener } from './answers/listener';
import { listenerSettings } from './listener-settings';
import { ruleActions } from './rule-actions';

export const modifyListener: Handler<'ELBv2.ModifyListener'> = ({ ctx }, input) => {
  const { balancer, listener } = listenerOf(ctx.world, input.ListenerArn);
  const settings = listenerSettings(input, listener, balancer, listener);
  const actions =
    input.DefaultActions && ruleActions(ctx.world, input.DefaultActions, balancer.arn);
  Object.assign(listener, settings);
  const last = listener.rules.at(-1);
  if (actions && last) last.actions = actions;
  ctx.touch(balancer.arn);
  routesChanged(ctx);
  return { Listeners: [describeListener(listener)] };
};
