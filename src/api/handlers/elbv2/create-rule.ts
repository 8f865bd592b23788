import { routesChanged } from '../../../engine/control-plane/operations';
import { ruleArn } from '../../../model/ids';
import type { Rule } from '../../../model/load-balancer';
import { elbErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { listenerOf } from '../references';
import { describeRule } from './answers/listener';
import { ruleActions } from './rule-actions';
import { ruleConditions } from './rule-conditions';
import { inOrder } from './rule-order';
import { withTags } from './tags';

const MOST_RULES = 100;

export const createRule: Handler<'ELBv2.CreateRule'> = ({ ctx }, input) => {
  const { balancer, listener } = listenerOf(ctx.world, input.ListenerArn);
  const conditions = ruleConditions(input.Conditions);
  const actions = ruleActions(ctx.world, input.Actions, balancer.arn);
  const { Priority: priority, Transforms } = input;
  if (listener.rules.some((rule) => rule.priority === priority)) {
    refuse(elbErrors.priorityInUse(priority));
  }
  const rules = balancer.listeners.flatMap((one) => one.rules);
  if (rules.filter((rule) => rule.priority !== 'default').length >= MOST_RULES) {
    refuse(elbErrors.tooMany('TooManyRules', `A load balancer can have '${MOST_RULES}' rules`));
  }
  const rule: Rule = {
    arn: ruleArn(listener.arn, ctx.ids.hex(16)),
    priority,
    conditions,
    actions,
    tags: withTags([], input.Tags),
    ...(Transforms && { carried: { Transforms } }),
  };
  listener.rules = inOrder([...listener.rules, rule]);
  ctx.touch(balancer.arn);
  routesChanged(ctx);
  return { Rules: [describeRule(rule)] };
};
