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

/** Refuses what does not go together. */
export function checkTogether(attributes: Readonly<Record<string, string>>): void {
  const is = (key: string, value: string) => attributes[key] === value;
  const algorithm = attributes['load_balancing.algorithm.type'];
  const sticky = is('stickiness.enabled', 'true');
  const slow = attributes['slow_start.duration_seconds'] !== '0';
  if (slow && algorithm !== 'round_robin') {
    against(`Slow start cannot be used with the algorithm '${algorithm}'`);
  }
  if (sticky && algorithm === 'weighted_random') {
    against("Stickiness cannot be used with the algorithm 'weighted_random'");
  }
  if (is('load_balancing.algorithm.anomaly_mitigation', 'on') && algorithm !== 'weighted_random') {
    against("Anomaly mitigation needs the algorithm 'weighted_random'");
  }
  if (sticky && is('load_balancing.cross_zone.enabled', 'false')) {
    against('Stickiness cannot be used when cross-zone load balancing is off');
  }
  checkThresholds(attributes);
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
