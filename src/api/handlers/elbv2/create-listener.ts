import { routesChanged } from '../../../engine/control-plane/operations';
import { listenerArn, ruleArn } from '../../../model/ids';
import type { Listener } from '../../../model/load-balancer';
import { elbErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { loadBalancerOf } from '../references';
import { describeListener } from './answers/listener';
import { listenerSettings } from './listener-settings';
import { ruleActions } from './rule-actions';
import { withTags } from './tags';

const MOST_LISTENERS = 50;

/** The default actions become the listener's last rule. */
export const createListener: Handler<'ELBv2.CreateListener'> = ({ ctx }, input) => {
  const balancer = loadBalancerOf(ctx.world, input.LoadBalancerArn);
  const settings = listenerSettings(input, {}, balancer);
  const actions = ruleActions(ctx.world, input.DefaultActions, balancer.arn);
  if (balancer.listeners.length >= MOST_LISTENERS) {
    refuse(
      elbErrors.tooMany(
        'TooManyListeners',
        `A load balancer can have '${MOST_LISTENERS}' listeners`,
      ),
    );
  }
  const arn = listenerArn(balancer.arn, ctx.ids.hex(16));
  const listener: Listener = {
    arn,
    loadBalancerArn: balancer.arn,
    ...settings,
    rules: [
      {
        arn: ruleArn(arn, ctx.ids.hex(16)),
        priority: 'default',
        conditions: [],
        actions,
        tags: [],
      },
    ],
    tags: withTags([], input.Tags),
  };
  balancer.listeners.push(listener);
  ctx.touch(balancer.arn);
  routesChanged(ctx);
  return { Listeners: [describeListener(listener)] };
};
