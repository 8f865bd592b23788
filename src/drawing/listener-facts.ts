/** What a load balancer's card says of its listeners: their rules' use, and where requests go. */
import { lastPart } from '../model/ids';
import type { Listener, Rule } from '../model/load-balancer';
import type { ListenerFacts, RuleFacts, ShareFacts } from './facts';
import { type Known, roleOfTargetGroup } from './revision-roles';
import { conditionsOf, type RouteUse, useOf } from './traffic-routes';

/** The target groups an action sends to, with their percent of its requests. */
export function sharesOf(rule: Rule | undefined): { targetGroupArn: string; percent: number }[] {
  const action = rule?.actions.at(-1);
  if (action?.type !== 'forward') return [];
  const total = action.targetGroups.reduce((sum, one) => sum + one.weight, 0);
  return action.targetGroups.map(({ targetGroupArn, weight }) => ({
    targetGroupArn,
    percent: total === 0 ? 0 : (100 * weight) / total,
  }));
}

function purposeOf(listener: Listener, use: RouteUse | undefined): string {
  if (use) return use;
  const others = listener.rules.filter((rule) => rule.priority !== 'default').length;
  if (others > 0) return others === 1 ? '1 rule' : `${others} rules`;
  const action = listener.rules.at(-1)?.actions.at(-1);
  if (action?.type === 'redirect') return 'redirect';
  return action?.type === 'fixed-response' ? `fixed ${action.statusCode}` : 'forward';
}

function shareFacts(rule: Rule | undefined, known: Known): ShareFacts[] {
  return sharesOf(rule).map(({ targetGroupArn, percent }) => {
    const group = known.targetGroup(targetGroupArn);
    return {
      name: group?.name ?? lastPart(targetGroupArn),
      percent,
      role: group ? roleOfTargetGroup(group, known) : 'neutral',
    };
  });
}

/** Rules that share requests out, or that a deployment shifts; the others only say how many. */
function ruleFacts(listener: Listener, known: Known): RuleFacts[] {
  return listener.rules.flatMap((rule): RuleFacts[] => {
    if (rule.priority === 'default') return [];
    const use = useOf(rule, listener, known.routeUses());
    const shares = shareFacts(rule, known);
    if (shares.length === 0 || (use === undefined && shares.length < 2)) return [];
    const condition = conditionsOf(rule);
    return [{ arn: rule.arn, condition, shares, ...(use && { use }) }];
  });
}

export function listenerFacts(listener: Listener, known: Known): ListenerFacts {
  const fallback = listener.rules.find((rule) => rule.priority === 'default');
  const use = fallback && useOf(fallback, listener, known.routeUses());
  return {
    label: `${listener.protocol} :${listener.port}`,
    purpose: purposeOf(listener, use),
    shares: shareFacts(fallback, known),
    rules: ruleFacts(listener, known),
  };
}
