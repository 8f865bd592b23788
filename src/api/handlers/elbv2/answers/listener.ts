import type { Listener, Rule, RuleAction, RuleCondition } from '../../../../model/load-balancer';

export const describeListener = (listener: Listener): object => ({
  ListenerArn: listener.arn,
  LoadBalancerArn: listener.loadBalancerArn,
  Port: listener.port,
  Protocol: listener.protocol,
  Certificates: listener.carried.Certificates,
  SslPolicy: listener.carried.SslPolicy,
  DefaultActions: (listener.rules.at(-1)?.actions ?? []).map(describeAction),
  AlpnPolicy: listener.carried.AlpnPolicy,
  MutualAuthentication: listener.carried.MutualAuthentication,
});

export const describeRule = (rule: Rule): object => ({
  RuleArn: rule.arn,
  Priority: String(rule.priority),
  Conditions: rule.conditions.map(describeCondition),
  Actions: rule.actions.map(describeAction),
  IsDefault: rule.priority === 'default',
  Transforms: rule.carried?.Transforms ?? [],
});

/** Also what the API takes for the same action. */
export function describeAction(action: RuleAction): object {
  switch (action.type) {
    case 'forward': {
      const [only, ...others] = action.targetGroups;
      return {
        Type: 'forward',
        TargetGroupArn: others.length === 0 ? only?.targetGroupArn : undefined,
        ForwardConfig: {
          TargetGroups: action.targetGroups.map(({ targetGroupArn, weight }) => ({
            TargetGroupArn: targetGroupArn,
            Weight: weight,
          })),
          TargetGroupStickinessConfig: {
            Enabled: action.stickiness?.enabled ?? false,
            DurationSeconds: action.stickiness?.durationSeconds,
          },
        },
      };
    }
    case 'redirect':
      return {
        Type: 'redirect',
        RedirectConfig: {
          Protocol: action.protocol,
          Port: action.port,
          Host: action.host,
          Path: action.path,
          Query: action.query,
          StatusCode: action.statusCode,
        },
      };
    case 'fixed-response':
      return {
        Type: 'fixed-response',
        FixedResponseConfig: {
          MessageBody: action.messageBody,
          StatusCode: action.statusCode,
          ContentType: action.contentType,
        },
      };
  }
}

/** Also what the API takes for the same condition. */
export function describeCondition(condition: RuleCondition): object {
  switch (condition.field) {
    case 'host-header':
      return withValues(condition, 'HostHeaderConfig');
    case 'path-pattern':
      return withValues(condition, 'PathPatternConfig');
    case 'http-header':
      return {
        Field: condition.field,
        HttpHeaderConfig: { HttpHeaderName: condition.headerName, Values: condition.values },
      };
    case 'http-request-method':
      return { Field: condition.field, HttpRequestMethodConfig: { Values: condition.values } };
    case 'source-ip':
      return { Field: condition.field, SourceIpConfig: { Values: condition.values } };
    case 'query-string':
      return {
        Field: condition.field,
        QueryStringConfig: {
          Values: condition.pairs.map(({ key, value }) => ({ Key: key, Value: value })),
        },
      };
  }
}

/** Hosts and paths stand in two places, as the API has grown. */
const withValues = (condition: { field: string; values: string[] }, config: string): object => ({
  Field: condition.field,
  Values: condition.values,
  [config]: { Values: condition.values },
});
