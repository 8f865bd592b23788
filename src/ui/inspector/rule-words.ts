import type { Rule, RuleAction, RuleCondition } from '../../model/load-balancer';
import { lastPart } from '../../model/ids';

/** `api-tg-1` of a target group's ARN, `web-alb` of a load balancer's. */
export const balancingName = (arn: string): string => arn.split('/').at(-2) ?? lastPart(arn);

function conditionWords(condition: RuleCondition): string {
  switch (condition.field) {
    case 'path-pattern':
      return `path ${condition.values.join(' or ')}`;
    case 'host-header':
      return `host ${condition.values.join(' or ')}`;
    case 'http-request-method':
      return condition.values.join(' or ');
    case 'http-header':
      return `header ${condition.headerName}: ${condition.values.join(' or ')}`;
    case 'source-ip':
      return `from ${condition.values.join(' or ')}`;
    case 'query-string':
      return `query ${condition.pairs.map(({ key, value }) => (key ? `${key}=${value}` : value)).join(' or ')}`;
  }
}

/** `path /api/* and host shop.example`; the default rule takes everything else. */
export const ruleWords = (rule: Rule): string =>
  rule.priority === 'default'
    ? 'everything else'
    : rule.conditions.map(conditionWords).join(' and ');

/** What happens to a request that matches. */
export function actionWords(action: RuleAction | undefined): string {
  if (!action) return 'nothing';
  if (action.type === 'fixed-response') return `answers ${action.statusCode}`;
  if (action.type === 'redirect') {
    const { statusCode, protocol, host, port, path } = action;
    return `${statusCode.replace('HTTP_', '')} to ${protocol}://${host}:${port}${path}`;
  }
  return `forwards to ${action.targetGroups.map((one) => balancingName(one.targetGroupArn)).join(', ')}`;
}
