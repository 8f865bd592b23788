import { elbErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { listenerOf, ruleOf } from '../references';
import { describeRule } from './answers/listener';
import { elbPage } from './elb-pages';

export const describeRules: Handler<'ELBv2.DescribeRules'> = ({ ctx }, input) => {
  const { ListenerArn: listener, RuleArns: references = [] } = input;
  if (listener === undefined && references.length === 0) {
    refuse(elbErrors.validation('You must specify either listener rule ARNs or a listener ARN'));
  }
  const rules =
    references.length > 0
      ? references.map((reference) => ruleOf(ctx.world, reference).rule)
      : listenerOf(ctx.world, listener!).listener.rules;
  const { items, next } = elbPage(rules, input);
  return { Rules: items.map(describeRule), NextMarker: next };
};
