import type { Listener, Rule } from '../../model/load-balancer';
import type { LoadBalancerView } from '../../model/view';
import type { Removal } from '../../state/gestures/disconnection';
import { allOf, type Entities } from '../../state/gestures/entities';
import { operation } from './operation';
import { actionWords, ruleWords } from './rule-words';

const groupsOf = (rules: readonly Rule[]): string[] =>
  rules
    .flatMap((rule) => rule.actions)
    .flatMap((action) => (action.type === 'forward' ? action.targetGroups : []))
    .map((one) => one.targetGroupArn);

/** Target groups that nothing forwards to once these rules are gone. */
function idleGroups(
  entities: Entities,
  balancer: LoadBalancerView,
  gone: readonly Rule[],
): string[] {
  const rules = balancer.listeners.flatMap((one) => one.rules);
  const left = groupsOf(rules.filter((rule) => !gone.includes(rule)));
  const cut = groupsOf(gone).filter((arn) => !left.includes(arn));
  return allOf(entities, 'targetGroup')
    .filter(({ id }) => cut.includes(id))
    .map(({ name }) => `Target group ${name} stays; its targets become unused.`);
}

/** What DeleteListener brings with it. */
export function planListenerRemoval(
  entities: Entities,
  balancer: LoadBalancerView,
  listener: Listener,
): Removal {
  const { port, rules } = listener;
  const clients = allOf(entities, 'traffic').filter(
    ({ source }) => source.loadBalancerArn === balancer.id && source.listenerPort === port,
  );
  const others = rules.filter((rule) => rule.priority !== 'default').length;
  const refused = `are refused: ${balancer.name} no longer listens there.`;
  return {
    consequences: [
      ...clients.map(({ name }) => `Requests of client ${name} to :${port} ${refused}`),
      ...(clients.length === 0 ? [`Requests to :${port} ${refused}`] : []),
      ...(others === 1 ? ['Its rule goes with it.'] : []),
      ...(others > 1 ? [`Its ${others} rules go with it.`] : []),
      ...idleGroups(entities, balancer, rules),
    ],
    gesture: {
      label: `Delete listener :${port}`,
      operations: [operation('ELBv2.DeleteListener', { ListenerArn: listener.arn })],
    },
  };
}

/** The rules that a request meets after one, then the default rule and what that does. */
function whoTakesOver(listener: Listener, rule: Rule): string {
  const fallback = listener.rules.find((one) => one.priority === 'default');
  const last = `the default rule, which ${actionWords(fallback?.actions.at(-1))}`;
  const after = listener.rules
    .map((one) => one.priority)
    .filter((priority) => typeof priority === 'number')
    .filter((priority) => priority > Number(rule.priority))
    .sort((a, b) => a - b);
  if (after.length === 0) return last;
  return `${after.length === 1 ? 'rule' : 'rules'} ${after.join(', ')}, at last to ${last}`;
}

/** What DeleteRule brings with it. The default rule cannot be deleted. */
export function planRuleRemoval(
  entities: Entities,
  balancer: LoadBalancerView,
  { listener, rule }: { listener: Listener; rule: Rule },
): Removal {
  return {
    consequences: [
      `Requests that match ${ruleWords(rule)} fall to ${whoTakesOver(listener, rule)}.`,
      ...idleGroups(entities, balancer, [rule]),
    ],
    gesture: {
      label: `Delete rule ${rule.priority}`,
      operations: [operation('ELBv2.DeleteRule', { RuleArn: rule.arn })],
    },
  };
}
