import { routesChanged } from '../../../engine/control-plane/operations';
import type { Listener } from '../../../model/load-balancer';
import { elbErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { ruleOf, type PlacedRule } from '../references';
import { describeRule } from './answers/listener';
import { inOrder } from './rule-order';

/** All at once, so that two rules may change places. */
export const setRulePriorities: Handler<'ELBv2.SetRulePriorities'> = ({ ctx }, input) => {
  const wanted = input.RulePriorities.map(({ RuleArn = '', Priority }) => {
    const placed = ruleOf(ctx.world, RuleArn);
    if (Priority === undefined) {
      return refuse(elbErrors.validation('A priority must be specified for each rule'));
    }
    if (placed.rule.priority === 'default') {
      refuse(elbErrors.notPermitted('The priority of a default rule cannot be changed'));
    }
    return { ...placed, priority: Priority };
  });
  for (const listener of new Set(wanted.map((one) => one.listener))) checkUnique(listener, wanted);
  for (const { rule, priority } of wanted) rule.priority = priority;
  for (const { balancer, listener } of wanted) {
    listener.rules = inOrder(listener.rules);
    ctx.touch(balancer.arn);
  }
  routesChanged(ctx);
  return { Rules: wanted.map(({ rule }) => describeRule(rule)) };
};

function checkUnique(
  listener: Listener,
  wanted: readonly (PlacedRule & { priority: number })[],
): void {
  const seen = new Set<number>();
  for (const rule of listener.rules) {
    const priority = wanted.find((one) => one.rule === rule)?.priority ?? rule.priority;
    if (priority === 'default') continue;
    if (seen.has(priority)) refuse(elbErrors.priorityInUse(priority));
    seen.add(priority);
  }
}
