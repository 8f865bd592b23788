/** Which listener rules carry a service's production traffic, and which its test traffic. */
import type { Listener, Rule, RuleCondition } from '../model/load-balancer';
import type { EntityView, TrafficView } from '../model/view';

export type RouteUse = 'production' | 'test';

/** By the ARN of a rule, or of a listener for its default rule. */
type RouteUses = ReadonlyMap<string, RouteUse>;

/** What the services' load balancer entries (or CodeDeploy's target group pairs) say. */
export function routeUses(entities: ReadonlyMap<string, EntityView>): RouteUses {
  const uses = new Map<string, RouteUse>();
  for (const view of entities.values()) {
    if (view.kind !== 'service' || view.status === 'INACTIVE') continue;
    for (const arn of view.testRoutes) uses.set(arn, 'test');
    for (const arn of view.productionRoutes) uses.set(arn, 'production');
  }
  return uses;
}

/** Undefined for a rule that no deployment has to do with. */
export function useOf(rule: Rule, listener: Listener, uses: RouteUses): RouteUse | undefined {
  const own = uses.get(rule.arn);
  return own ?? (rule.priority === 'default' ? uses.get(listener.arn) : undefined);
}

/** Whether a client's requests come in by a rule or listener for test traffic. */
export function isTestClient(
  { ruleArn, loadBalancerArn }: TrafficView,
  entities: ReadonlyMap<string, EntityView>,
  uses: RouteUses,
): boolean {
  const balancer = entities.get(loadBalancerArn);
  if (ruleArn === null || balancer?.kind !== 'loadBalancer') return false;
  return balancer.listeners.some((listener) =>
    listener.rules.some((rule) => rule.arn === ruleArn && useOf(rule, listener, uses) === 'test'),
  );
}

function conditionWords(condition: RuleCondition): string {
  if (condition.field === 'query-string') {
    return condition.pairs.map(({ key, value }) => (key ? `${key}=${value}` : value)).join(' or ');
  }
  const values = condition.values.join(' or ');
  return condition.field === 'http-header' ? `${condition.headerName}: ${values}` : values;
}

/** `/api/* and GET`; empty for a default rule. */
export const conditionsOf = (rule: Rule): string =>
  rule.conditions.map(conditionWords).join(' and ');

/** Percents add up to 100 on the screen too; what is almost nothing is not shown as nothing. */
export function percentWords(percent: number): string {
  return percent > 0 && percent < 1 ? '<1 %' : `${Math.round(percent)} %`;
}
