import type { Listener, LoadBalancer, Rule, RuleAction } from '../../model/load-balancer';
import { stickinessFault } from '../control-plane/groups-in-use';
import { routesChanged } from '../control-plane/target-groups';
import type { EngineContext } from '../engine-context';
import type { World } from '../world/world';

/** The two target groups of a route and the percent of its traffic that each is to get. */
export interface Shares {
  readonly originalGroupArn: string;
  readonly replacementGroupArn: string;
  readonly original: number;
  readonly replacement: number;
}

interface Route {
  balancer: LoadBalancer;
  listener: Listener;
}

export const NOT_BEHIND = 'Primary taskset target group must be behind listener';

/** The listener of a route, unless it was deleted since. */
export function findRoute(world: World, listenerArn: string): Route | undefined {
  for (const balancer of world.loadBalancers.values()) {
    const listener = balancer.listeners.find((one) => one.arn === listenerArn);
    if (listener) return { balancer, listener };
  }
  return undefined;
}

type Forward = Extract<RuleAction, { type: 'forward' }>;

const forwardOf = (rule: Rule): Forward | undefined =>
  rule.actions.find((action): action is Forward => action.type === 'forward');

/** The rules of a listener that forward to one of the groups: those whose traffic is shifted. */
const rulesTo = (listener: Listener, groupArns: readonly string[]): Rule[] =>
  listener.rules.filter((rule) =>
    forwardOf(rule)?.targetGroups.some((share) => groupArns.includes(share.targetGroupArn)),
  );

/** Whether some rule of the listener sends traffic to the group. */
export const sendsTo = (listener: Listener, groupArn: string): boolean =>
  listener.rules.some((rule) =>
    forwardOf(rule)?.targetGroups.some(
      (share) => share.targetGroupArn === groupArn && share.weight > 0,
    ),
  );

/**
 * CD-6: every rule of the listener that forwards to one of the pair forwards to both of them, by
 * weights. Answers what is against that: no such rule any more, or one that cannot have both.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-steps-ecs.html
 */
export function shareRoute(
  ctx: EngineContext,
  listenerArn: string,
  shares: Shares,
): string | undefined {
  const route = findRoute(ctx.world, listenerArn);
  const { originalGroupArn, replacementGroupArn } = shares;
  const rules = route ? rulesTo(route.listener, [originalGroupArn, replacementGroupArn]) : [];
  if (!route || rules.length === 0) return NOT_BEHIND;
  const pair = [originalGroupArn, replacementGroupArn];
  for (const rule of rules) {
    const fault = stickinessFault(ctx.world, pair, forwardOf(rule)?.stickiness);
    if (fault) return fault;
  }
  for (const rule of rules) {
    const { stickiness } = forwardOf(rule) ?? {};
    const targetGroups = [
      { targetGroupArn: originalGroupArn, weight: shares.original },
      { targetGroupArn: replacementGroupArn, weight: shares.replacement },
    ];
    rule.actions = [{ type: 'forward', targetGroups, ...(stickiness && { stickiness }) }];
  }
  ctx.touch(route.balancer.arn);
  routesChanged(ctx);
  return undefined;
}
