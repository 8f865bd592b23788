import type { LoadBalancer, RuleAction, TargetGroup } from '../../model/load-balancer';
import type { EngineContext } from '../engine-context';
import type { World } from '../world/world';
import { subnetZone } from './subnets';

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
