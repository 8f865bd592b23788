import type { Listener } from '../../model/load-balancer';
import { USUAL_SUBNETS } from '../../model/service-network';
import type { LoadBalancerView } from '../../model/view';
import type { Gesture } from '../gesture';
import { allOf, elbName, type Entities, freeName, NAME_LENGTH_ELB } from './entities';

type At = { x: number; y: number } | null;

/** What a new load balancer would be called. */
export const freeLoadBalancerName = (entities: Entities, base = 'web-alb'): string =>
  freeName(
    elbName(base),
    allOf(entities, 'loadBalancer').map((one) => one.name),
    NAME_LENGTH_ELB,
  );

/** What a new target group would be called. */
export const freeTargetGroupName = (entities: Entities, base = 'web'): string =>
  freeName(
    elbName(base),
    allOf(entities, 'targetGroup').map((one) => one.name),
    NAME_LENGTH_ELB,
  );

export function planLoadBalancer(
  entities: Entities,
  options: { name?: string; scheme?: 'internet-facing' | 'internal'; at?: At } = {},
): Gesture {
  const name = options.name ?? freeLoadBalancerName(entities);
  const Scheme = options.scheme;
  return {
    label: `Create load balancer ${name}`,
    operations: [
      {
        target: 'ELBv2.CreateLoadBalancer',
        input: {
          Name: name,
          Subnets: [...USUAL_SUBNETS],
          ...(Scheme && { Scheme }),
        },
      },
    ],
    ...(options.at && { places: [{ kind: 'loadBalancer', name, ...options.at }] }),
  };
}

export interface TargetGroupOptions {
  name?: string;
  port?: number;
  /** `ip` for tasks with a network interface of their own (awsvpc), else `instance`. */
  targetType?: 'ip' | 'instance';
  healthCheckPath?: string;
  healthCheckIntervalSeconds?: number;
  at?: At;
}

/** Settings left out have AWS's defaults: path /, every 30 s, healthy after 5 passes. */
export function planTargetGroup(entities: Entities, options: TargetGroupOptions = {}): Gesture {
  const name = options.name ?? freeTargetGroupName(entities);
  const { port = 80, targetType = 'ip', healthCheckPath, healthCheckIntervalSeconds } = options;
  return {
    label: `Create target group ${name}`,
    operations: [
      {
        target: 'ELBv2.CreateTargetGroup',
        input: {
          Name: name,
          Protocol: 'HTTP',
          Port: port,
          VpcId: 'vpc-1',
          ...(healthCheckPath && { HealthCheckPath: healthCheckPath }),
          ...(healthCheckIntervalSeconds && {
            HealthCheckIntervalSeconds: healthCheckIntervalSeconds,
          }),
          TargetType: targetType,
        },
      },
    ],
    ...(options.at && { places: [{ kind: 'targetGroup', name, ...options.at }] }),
  };
}

/** What a listener or rule does with a request. */
export type ActionOptions =
  | { type: 'forward'; targetGroups: { targetGroupArn: string; weight?: number }[] }
  | { type: 'fixed-response'; statusCode: string; messageBody?: string }
  | {
      type: 'redirect';
      statusCode: 'HTTP_301' | 'HTTP_302';
      /** Parts left out stay those of the request. */
      protocol?: string;
      host?: string;
      port?: string;
      path?: string;
      query?: string;
    };

/** An action in the API's spelling. Target groups by name or ARN. */
export function actionInput(action: ActionOptions): Record<string, unknown> {
  if (action.type === 'forward') {
    const { targetGroups } = action;
    const [only] = targetGroups;
    if (only && targetGroups.length === 1) {
      return { Type: 'forward', TargetGroupArn: only.targetGroupArn };
    }
    const TargetGroups = targetGroups.map(({ targetGroupArn, weight = 1 }) => ({
      TargetGroupArn: targetGroupArn,
      Weight: weight,
    }));
    return { Type: 'forward', ForwardConfig: { TargetGroups } };
  }
  if (action.type === 'fixed-response') {
    const { statusCode, messageBody } = action;
    const body = messageBody ? { ContentType: 'text/plain', MessageBody: messageBody } : {};
    return {
      Type: 'fixed-response',
      FixedResponseConfig: { ...body, StatusCode: statusCode },
    };
  }
  const { protocol, port, host, path, query, statusCode } = action;
  return {
    Type: 'redirect',
    RedirectConfig: {
      ...(protocol && { Protocol: protocol }),
      ...(port && { Port: port }),
      ...(host && { Host: host }),
      ...(path && { Path: path }),
      ...(query && { Query: query }),
      StatusCode: statusCode,
    },
  };
}

/** Which requests a rule is for: all conditions given must hold, one value of each is enough. */
export interface ConditionOptions {
  paths?: string[];
  hosts?: string[];
  methods?: string[];
  header?: { name: string; values: string[] };
  /** `key=value`, or a value that any key may have. */
  queries?: string[];
  /** CIDR blocks. */
  sources?: string[];
}

const Values = (values: string[] = []) => ({ Values: values });

/** Conditions in the API's spelling. */
export function conditionInputs(options: ConditionOptions): Record<string, unknown>[] {
  const { paths, hosts, methods, header, queries, sources } = options;
  const conditions: Record<string, unknown>[] = [];
  if (paths?.length) {
    conditions.push({ Field: 'path-pattern', PathPatternConfig: Values(paths) });
  }
  if (hosts?.length) conditions.push({ Field: 'host-header', HostHeaderConfig: Values(hosts) });
  if (methods?.length) {
    conditions.push({ Field: 'http-request-method', HttpRequestMethodConfig: Values(methods) });
  }
  if (header?.name) {
    const HttpHeaderConfig = { HttpHeaderName: header.name, ...Values(header.values) };
    conditions.push({ Field: 'http-header', HttpHeaderConfig });
  }
  if (queries?.length) {
    const QueryStringConfig = { Values: queries.map(queryPair) };
    conditions.push({ Field: 'query-string', QueryStringConfig });
  }
  if (sources?.length) conditions.push({ Field: 'source-ip', SourceIpConfig: Values(sources) });
  return conditions;
}

/** `key=value` apart; without a key any key will do. */
function queryPair(text: string): { Key?: string; Value: string } {
  const at = text.indexOf('=');
  return at < 1
    ? { Value: text.slice(at + 1) }
    : { Key: text.slice(0, at), Value: text.slice(at + 1) };
}

/** The lowest priority number that no rule of the listener has. */
export function freePriority(listener: Listener): number {
  const taken = new Set(listener.rules.map((rule) => rule.priority));
  let priority = 1;
  while (taken.has(priority)) priority++;
  return priority;
}

export function planListener(
  balancer: LoadBalancerView,
  options: { port: number; action: ActionOptions },
): Gesture {
  return {
    label: `Create listener ${balancer.name}:${options.port}`,
    operations: [
      {
        target: 'ELBv2.CreateListener',
        input: {
          LoadBalancerArn: balancer.name,
          Protocol: 'HTTP',
          Port: options.port,
          DefaultActions: [actionInput(options.action)],
        },
      },
    ],
  };
}

export interface RuleOptions {
  listener: Listener;
  priority?: number;
  conditions: ConditionOptions;
  action: ActionOptions;
}

export function planRule(options: RuleOptions): Gesture {
  const { listener, priority = freePriority(listener), conditions, action } = options;
  return {
    label: `Create rule ${priority} of listener :${listener.port}`,
    operations: [
      {
        target: 'ELBv2.CreateRule',
        input: {
          ListenerArn: listener.arn,
          Conditions: conditionInputs(conditions),
          Priority: priority,
          Actions: [actionInput(action)],
        },
      },
    ],
  };
}
