import { routesChanged } from '../../../engine/control-plane/operations';
import { elbErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { ruleOf } from '../references';
import { describeRule } from './answers/listener';
import { ruleActions } from './rule-actions';
import { ruleConditions } from './rule-conditions';

export const modifyRule: Handler<'ELBv2.ModifyRule'> = ({ ctx }, input) => {
  const { balancer, rule } = ruleOf(ctx.world, input.RuleArn);
  if (rule.priority === 'default') {
    refuse(elbErrors.notPermitted(`Default rule '${rule.arn}' cannot be modified`));
  }
  const conditions = input.Conditions && ruleConditions(input.Conditions);
  const actions = input.Actions && ruleActions(ctx.world, input.Actions, balancer.arn);
  if (input.Transforms && input.ResetTransforms) {
    refuse(elbErrors.validation('You cannot specify both transforms and a reset of them'));
  }
  if (conditions) rule.conditions = conditions;
  if (actions) rule.actions = actions;
  if (input.Transforms) rule.carried = { ...rule.carried, Transforms: input.Transforms };
  if (input.ResetTransforms) delete rule.carried?.Transforms;
  ctx.touch(balancer.arn);
  routesChanged(ctx);
  return { Rules: [describeRule(rule)] };
};
