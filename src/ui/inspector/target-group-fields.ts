import type { TargetGroupView } from '../../model/view';
import type { Gesture, Operation } from '../../state/gesture';
import type { Field } from './field-form';
import { operation } from './operation';
import { ROUTING_KEYS, type RoutingValues, routingValues } from './target-group-routing-fields';
import { matcherProblem, pathProblem, wordOrWhole } from './text-problems';

const HEALTH_KEYS = 'target_group_health.unhealthy_state_routing.minimum_healthy_targets';

/** A target group's settings under the names of the form. */
export type TargetGroupValues = RoutingValues & {
  algorithm: string;
  delay: number;
  path: string;
  interval: number;
  timeout: number;
  healthy: number;
  unhealthy: number;
  matcher: string;
  port: string;
  failOpenCount: string;
  failOpenPercent: string;
};

/** As the view and `DescribeTargetGroupAttributes` say it. */
export function targetGroupValues(
  group: TargetGroupView,
  attributes: Readonly<Record<string, string>>,
): TargetGroupValues {
  const { healthCheck } = group;
  return {
    algorithm: group.algorithm,
    delay: group.deregistrationDelaySeconds,
    path: healthCheck.path,
    interval: healthCheck.intervalSeconds,
    timeout: healthCheck.timeoutSeconds,
    healthy: healthCheck.healthyThreshold,
    unhealthy: healthCheck.unhealthyThreshold,
    matcher: healthCheck.matcher,
    port: healthCheck.port,
    failOpenCount: attributes[`${HEALTH_KEYS}.count`] ?? '1',
    ...routingValues(attributes),
    failOpenPercent: attributes[`${HEALTH_KEYS}.percentage`] ?? 'off',
  };
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html */
export const ATTRIBUTE_FIELDS: readonly Field<TargetGroupValues>[] = [
  {
    key: 'algorithm',
    kind: 'choice',
    choices: ['round_robin', 'least_outstanding_requests', 'weighted_random'],
    text: {
      name: 'load_balancing.algorithm.type',
      hint: 'How a target is chosen for each request.',
      byDefault: 'round_robin',
    },
  },
  {
    key: 'delay',
    kind: 'number',
    min: 0,
    max: 3600,
    suffix: ' s',
    text: {
      name: 'deregistration_delay.timeout_seconds',
      hint: 'How long a leaving target may finish its requests. ECS waits for all of it, even if the target is idle.',
      range: '0–3,600 s',
      byDefault: '300 s',
    },
  },
  {
    key: 'failOpenCount',
    kind: 'text',
    problem: ({ failOpenCount }) => wordOrWhole('off', 1, Infinity)(failOpenCount),
    text: {
      name: `unhealthy_state_routing.minimum_healthy_targets.count`,
      hint: 'With fewer healthy targets than this, requests go to all targets (fail-open).',
      byDefault: '1',
    },
  },
  {
    key: 'failOpenPercent',
    kind: 'text',
    problem: ({ failOpenPercent }) => wordOrWhole('off', 1, 100)(failOpenPercent),
    text: {
      name: `unhealthy_state_routing.minimum_healthy_targets.percentage`,
      hint: 'The same as a share of the targets; off means that only the count decides.',
      range: 'off, 1–100',
      byDefault: 'off',
    },
  },
];

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html */
export const HEALTH_CHECK_FIELDS: readonly Field<TargetGroupValues>[] = [
  {
    key: 'path',
    kind: 'text',
    problem: ({ path }) => pathProblem(path),
    text: {
      name: 'HealthCheckPath',
      hint: 'What the load balancer asks each target for.',
      byDefault: '/',
    },
  },
  {
    key: 'interval',
    kind: 'number',
    min: 5,
    max: 300,
    suffix: ' s',
    text: {
      name: 'HealthCheckIntervalSeconds',
      hint: 'From one check of a target to the next.',
      range: '5–300 s',
      byDefault: '30 s',
    },
  },
  {
    key: 'timeout',
    kind: 'number',
    problem: ({ timeout, interval }) =>
      timeout < interval ? null : `Must be below the interval, ${interval} s`,
    min: 2,
    max: 120,
    suffix: ' s',
    text: {
      name: 'HealthCheckTimeoutSeconds',
      hint: 'No answer within this time: the check has failed. Must be below the interval.',
      range: '2–120 s',
      byDefault: '5 s',
    },
  },
  {
    key: 'healthy',
    kind: 'number',
    min: 2,
    max: 10,
    text: {
      name: 'HealthyThresholdCount',
      hint: 'Passes in a row until an unhealthy target is healthy again. A new target needs only one.',
      range: '2–10',
      byDefault: '5',
    },
  },
  {
    key: 'unhealthy',
    kind: 'number',
    min: 2,
    max: 10,
    text: {
      name: 'UnhealthyThresholdCount',
      hint: 'Failures in a row until a target is unhealthy. ECS then replaces its task.',
      range: '2–10',
      byDefault: '2',
    },
  },
  {
    key: 'matcher',
    kind: 'text',
    problem: ({ matcher }) => matcherProblem(matcher),
    text: {
      name: 'Matcher.HttpCode',
      hint: 'Status codes that pass: one, a list or a range.',
      range: '200–499',
      byDefault: '200',
    },
  },
  {
    key: 'port',
    kind: 'text',
    problem: ({ port }) => wordOrWhole('traffic-port', 1, 65_535)(port),
    text: {
      name: 'HealthCheckPort',
      hint: 'The port that is checked; traffic-port is the one requests go to.',
      range: 'traffic-port, 1–65,535',
      byDefault: 'traffic-port',
    },
  },
];

const ATTRIBUTE_KEYS: Partial<Record<keyof TargetGroupValues, string>> = {
  ...ROUTING_KEYS,
  algorithm: 'load_balancing.algorithm.type',
  delay: 'deregistration_delay.timeout_seconds',
  failOpenCount: `${HEALTH_KEYS}.count`,
  failOpenPercent: `${HEALTH_KEYS}.percentage`,
};

function healthCheckChange(arn: string, changed: Partial<TargetGroupValues>): Operation[] {
  const input = {
    HealthCheckPort: changed.port,
    HealthCheckPath: changed.path,
    HealthCheckIntervalSeconds: changed.interval,
    HealthCheckTimeoutSeconds: changed.timeout,
    HealthyThresholdCount: changed.healthy,
    UnhealthyThresholdCount: changed.unhealthy,
    Matcher: changed.matcher === undefined ? undefined : { HttpCode: changed.matcher },
  };
  const given = Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  );
  if (Object.keys(given).length === 0) return [];
  return [operation('ELBv2.ModifyTargetGroup', { TargetGroupArn: arn, ...given })];
}

function attributeChange(arn: string, changed: Partial<TargetGroupValues>): Operation[] {
  const attributes = Object.entries(ATTRIBUTE_KEYS).flatMap(([key, name]) => {
    const value = changed[key as keyof TargetGroupValues];
    return value === undefined ? [] : [{ Key: name, Value: String(value) }];
  });
  if (attributes.length === 0) return [];
  return [
    operation('ELBv2.ModifyTargetGroupAttributes', {
      TargetGroupArn: arn,
      Attributes: attributes,
    }),
  ];
}

/** The change as AWS has it: health checks by one operation, attributes by another. */
export function planTargetGroupChange(
  group: Pick<TargetGroupView, 'id' | 'name'>,
  changed: Partial<TargetGroupValues>,
): Gesture | null {
  const operations = [
    ...healthCheckChange(group.id, changed),
    ...attributeChange(group.id, changed),
  ];
  return operations.length === 0
    ? null
    : { label: `Change target group ${group.name}`, operations };
}
