import type { LoadBalancer, RuleAction, TargetGroup } from '../../model/load-balancer';
import type { EngineContext } from '../engine-context';
import type { World } from '../world/world';
import { subnetZone } from '../network/subnets';

/**
 * TG-1: a target takes part only if a rule forwards to its group from a load balancer that is in
 * the target's zone.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
export function groupServes(ctx: EngineContext, group: TargetGroup, zone: string): boolean {
  return balancersOf(ctx.world, group.arn).some((balancer) =>
    zonesOf(ctx, balancer).includes(zone),
  );
}

/** The zones that the subnets of a load balancer are in. */
export const zonesOf = (ctx: EngineContext, balancer: LoadBalancer): string[] =>
  balancer.subnets.map((subnet) => subnetZone(ctx, subnet));

/** The load balancers with a rule that forwards to a group. */
export function balancersOf(world: World, groupArn: string): LoadBalancer[] {
  return [...world.loadBalancers.values()].filter((balancer) =>
    balancer.listeners.some((listener) =>
      listener.rules.some((rule) => rule.actions.some((action) => forwards(action, groupArn))),
    ),
  );
}

const forwards = (action: RuleAction, groupArn: string): boolean =>
  action.type === 'forward' &&
  action.targetGroups.some((share) => share.targetGroupArn === groupArn);

type Forward = Extract<RuleAction, { type: 'forward' }>;

/**
 * What Elastic Load Balancing says against a rule that forwards to these groups; undefined where it
 * takes it: a user who comes back to a target must come back to its group first.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
 */
export function stickinessFault(
  world: World,
  groupArns: readonly string[],
  stickiness: Forward['stickiness'],
): string | undefined {
  if (stickiness?.enabled || new Set(groupArns).size < 2) return undefined;
  const isSticky = (arn: string) =>
    world.targetGroups.get(arn)?.attributes['stickiness.enabled'] === 'true';
  return groupArns.some(isSticky) ? GROUP_STICKINESS_NEEDED : undefined;
}

const GROUP_STICKINESS_NEEDED =
  'You must enable group stickiness on a rule if you enabled target stickiness on one of its target groups';
