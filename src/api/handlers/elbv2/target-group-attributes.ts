import type { World } from '../../../engine/world/world';
import type { TargetGroup } from '../../../model/load-balancer';
import { elbErrors } from '../../contract/errors';
import { refuse } from '../../refusal';
import { type AttributeRule, choice, flag, free, within } from './attribute-rules';

const OFF = ['off'];

/**
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-
 * attributes.html
 */
export const TARGET_GROUP_ATTRIBUTES: Readonly<Record<string, AttributeRule>> = {
  'stickiness.enabled': flag('false'),
  'deregistration_delay.timeout_seconds': within('300', 0, 3600),
  'stickiness.type': choice('lb_cookie', ['lb_cookie', 'app_cookie']),
  'stickiness.lb_cookie.duration_seconds': within('86400', 1, 604_800),
  'slow_start.duration_seconds': within('0', 30, 900, ['0']),
  'load_balancing.algorithm.type': choice('round_robin', [
    'round_robin',
    'least_outstanding_requests',
    'weighted_random',
  ]),
  'load_balancing.algorithm.anomaly_mitigation': choice('off', ['on', 'off']),
  'load_balancing.cross_zone.enabled': choice('use_load_balancer_configuration', [
    'true',
    'false',
    'use_load_balancer_configuration',
  ]),
  'stickiness.app_cookie.cookie_name': free(''),
  'stickiness.app_cookie.duration_seconds': within('86400', 1, 604_800),
  'target_group_health.dns_failover.minimum_healthy_targets.count': within('1', 1, 1000, OFF),
  'target_group_health.dns_failover.minimum_healthy_targets.percentage': within('off', 1, 100, OFF),
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': within('1', 1, 1000),
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage': within(
    'off',
    1,
    100,
    OFF,
  ),
};

/**
 * Refuses what does not go together. The texts for weighted random are AWS's own as users have
 * quoted them; the others are worded after them.
 */
export function checkTogether(attributes: Readonly<Record<string, string>>): void {
  const is = (key: string, value: string) => attributes[key] === value;
  const isWeighted = is('load_balancing.algorithm.type', 'weighted_random');
  const sticky = is('stickiness.enabled', 'true');
  const slow = !is('slow_start.duration_seconds', '0');
  if (slow && isWeighted) {
    against('You cannot enable both slow start and weighted random algorithm on a target group');
  }
  if (slow && is('load_balancing.algorithm.type', 'least_outstanding_requests')) {
    against(
      'You cannot enable both slow start and least outstanding requests algorithm on a target group',
    );
  }
  if (sticky && isWeighted) {
    against(
      'You cannot have both stickiness and weighted random algorithm enabled on the same target group',
    );
  }
  if (is('load_balancing.algorithm.anomaly_mitigation', 'on') && !isWeighted) {
    against('You can enable anomaly mitigation only with the weighted random algorithm');
  }
  if (sticky && is('load_balancing.cross_zone.enabled', 'false')) {
    against(
      'You cannot enable stickiness on a target group when cross-zone load balancing is disabled',
    );
  }
  if (sticky && is('stickiness.type', 'app_cookie')) checkCookieName(attributes);
  checkThresholds(attributes);
}

const RESERVED = ['AWSALB', 'AWSALBAPP', 'AWSALBTG'];

/** A cookie of the app's has a name, and not one that the load balancer keeps for itself. */
function checkCookieName(attributes: Readonly<Record<string, string>>): void {
  const name = attributes['stickiness.app_cookie.cookie_name'] ?? '';
  if (name === '') {
    against("You must specify 'stickiness.app_cookie.cookie_name' for the type 'app_cookie'");
  }
  if (RESERVED.some((one) => name === one || name.startsWith(`${one}-`))) {
    against(`The cookie name '${name}' is reserved for use by the load balancer`);
  }
}

/** Target stickiness in a rule with several groups needs the rule's own. */
export function checkRulesOf(
  world: World,
  group: TargetGroup,
  attributes: Readonly<Record<string, string>>,
): void {
  if (attributes['stickiness.enabled'] !== 'true') return;
  const listeners = [...world.loadBalancers.values()].flatMap((balancer) => balancer.listeners);
  for (const rule of listeners.flatMap((listener) => listener.rules)) {
    for (const action of rule.actions) {
      if (action.type !== 'forward' || action.targetGroups.length < 2) continue;
      if (action.stickiness?.enabled) continue;
      if (!action.targetGroups.some((share) => share.targetGroupArn === group.arn)) continue;
      against(
        `This target group appears behind a rule with group stickiness disabled (${rule.arn}). You must enable group stickiness before enabling target stickiness`,
      );
    }
  }
}

/** A zone must not get traffic by DNS that routing would already call too unhealthy. */
function checkThresholds(attributes: Readonly<Record<string, string>>): void {
  for (const unit of ['count', 'percentage']) {
    const of = (part: string) =>
      attributes[`target_group_health.${part}.minimum_healthy_targets.${unit}`];
    const [dns, routing] = [of('dns_failover'), of('unhealthy_state_routing')];
    if (dns === 'off' || routing === 'off' || Number(dns) >= Number(routing)) continue;
    against(`The DNS failover ${unit} cannot be less than the unhealthy state routing ${unit}`);
  }
}

const against = (message: string) => refuse(elbErrors.invalidConfiguration(message));
