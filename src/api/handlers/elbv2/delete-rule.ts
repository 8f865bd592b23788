import { routesChanged } from '../../../engine/control-plane/operations';
import { elbErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { ruleOf } from '../references';

export const deleteRule: Handler<'ELBv2.DeleteRule'> = ({ ctx }, input) => {
  const { balancer, listener, rule } = ruleOf(ctx.world, input.RuleArn);
  if (rule.priority === 'default') {
    refuse(elbErrors.notPermitted(`Default rule '${rule.arn}' cannot be deleted`));
  }
  listener.rules.splice(listener.rules.indexOf(rule), 1);
  ctx.touch(balancer.arn);
  routesChanged(ctx);
  return {};
};
