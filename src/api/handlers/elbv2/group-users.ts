import type { World } from '../../../engine/world/world';
import type { Rule } from '../../../model/load-balancer';

/** The target groups that a rule's actions forward to. */
const groupsOf = (rule: Pick<Rule, 'actions'>): string[] =>
  rule.actions.flatMap((action) =>
    action.type === 'forward' ? action.targetGroups.map((one) => one.targetGroupArn) : [],
  );

/** ARNs of the load balancers with a rule that forwards to a target group: one at most, in fact. */
export function usersOf(world: World, targetGroupArn: string): string[] {
  return [...world.loadBalancers.values()]
    .filter((balancer) =>
      balancer.listeners.some((listener) =>
        listener.rules.some((rule) => groupsOf(rule).includes(targetGroupArn)),
      ),
    )
    .map(({ arn }) => arn);
}
