/**
 * What a service needs to have its traffic shifted from one revision to the next: a second target
 * group, a production rule that knows both, and a rule for test traffic if there is to be some.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb-resources-for-blue-green.html
 */
import type { InputOf } from '../../api/contract/operations';
import type { Listener, Rule, RuleAction } from '../../model/load-balancer';
import type { LoadBalancerView, TargetGroupView } from '../../model/view';
import type { Operation } from '../gesture';
import { allOf, type Entities, oneOf } from './entities';

/** A `loadBalancers[]` entry of a service. */
type Entry = NonNullable<InputOf<'ECS.UpdateService'>['loadBalancers']>[number];

export interface ShiftOptions {
  /** The entry as it is, without anything to shift by. */
  entry: { targetGroupArn: string; containerName: string; containerPort: number };
  /** ARN of the second target group, or the name of one to make. */
  alternate: string;
  /** ARN of the rule whose traffic is shifted. */
  productionRule: string;
  /** Port of a listener for test traffic; null for none. */
  testPort: number | null;
  /** The role by which ECS changes the rules. */
  roleArn: string;
  /** `DescribeTargetGroupAttributes` of the group that is there: the second one gets the same. */
  attributes: Readonly<Record<string, string>>;
}

type Stickiness = Extract<RuleAction, { type: 'forward' }>['stickiness'];

/** Seconds: how long a client stays with a group where nothing else was said. */
const DAY = 86_400;

/** A rule with where it stands. */
export interface StandingRule {
  balancer: LoadBalancerView;
  listener: Listener;
  rule: Rule;
}

/** Every rule that forwards requests to a target group, default rules among them. */
export const rulesTo = (entities: Entities, groupArn: string): StandingRule[] =>
  allOf(entities, 'loadBalancer').flatMap((balancer) =>
    balancer.listeners.flatMap((listener) =>
      listener.rules
        .filter((rule) => groupsOf(rule).some((one) => one.targetGroupArn === groupArn))
        .map((rule) => ({ balancer, listener, rule })),
    ),
  );

/** What a rule does with a request, where it forwards it. */
export function forwardOf(rule: Rule) {
  const action = rule.actions.at(-1);
  return action?.type === 'forward' ? action : undefined;
}

const groupsOf = (rule: Rule) => forwardOf(rule)?.targetGroups ?? [];

/** The operations that make what is missing, and the service's entry with all of it in. */
export function planTrafficShift(
  entities: Entities,
  options: ShiftOptions,
): { operations: Operation[]; entry: Entry } | string {
  const { entry, productionRule, testPort, roleArn } = options;
  const standing = rulesTo(entities, entry.targetGroupArn).find(
    ({ rule }) => rule.arn === productionRule,
  );
  if (!standing) return 'No listener rule forwards requests to the service’s target group.';
  const second = secondGroup(entities, options);
  const operations = [...second.operations, ...attached(standing, options, second.arn)];
  const test = testPort === null ? null : testRule(standing, options, second.arn, testPort);
  if (test) operations.push(...test.operations);
  return {
    operations,
    entry: {
      ...entry,
      advancedConfiguration: {
        alternateTargetGroupArn: second.arn,
        productionListenerRule: productionRule,
        ...(test && { testListenerRule: test.arn }),
        roleArn,
      },
    },
  };
}

/** An ARN, or the variable that will hold it; with what makes it, unless it is there already. */
interface Made {
  arn: string;
  operations: Operation[];
}

function secondGroup(entities: Entities, options: ShiftOptions): Made {
  const { alternate, attributes, entry } = options;
  const there = allOf(entities, 'targetGroup').find(
    ({ id, name }) => id === alternate || name === alternate,
  );
  if (there) return { arn: there.id, operations: [] };
  const like = oneOf(entities, 'targetGroup', entry.targetGroupArn);
  const create: Operation = {
    target: 'ELBv2.CreateTargetGroup',
    input: { Name: alternate, ...(like && settingsOf(like)) },
    saves: { name: 'ALTERNATE', path: 'TargetGroups[0].TargetGroupArn' },
  };
  const own = Object.entries(attributes).filter(([key, value]) => isOwn(key, value));
  const modify: Operation = {
    target: 'ELBv2.ModifyTargetGroupAttributes',
    input: {
      TargetGroupArn: '$ALTERNATE',
      Attributes: own.map(([Key, Value]) => ({ Key, Value })),
    },
  };
  return { arn: '$ALTERNATE', operations: own.length > 0 ? [create, modify] : [create] };
}

function settingsOf({ port, targetType, healthCheck }: TargetGroupView): Record<string, unknown> {
  return {
    Protocol: 'HTTP',
    Port: port,
    VpcId: 'vpc-1',
    HealthCheckPort: healthCheck.port,
    HealthCheckPath: healthCheck.path,
    HealthCheckIntervalSeconds: healthCheck.intervalSeconds,
    HealthCheckTimeoutSeconds: healthCheck.timeoutSeconds,
    HealthyThresholdCount: healthCheck.healthyThreshold,
    UnhealthyThresholdCount: healthCheck.unhealthyThreshold,
    Matcher: { HttpCode: healthCheck.matcher },
    TargetType: targetType,
  };
}

/**
 * What a new target group has by itself, of the attributes people change.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
 */
const NEW_GROUP: Readonly<Record<string, string>> = {
  'deregistration_delay.timeout_seconds': '300',
  'load_balancing.algorithm.type': 'round_robin',
  'load_balancing.algorithm.anomaly_mitigation': 'off',
  'load_balancing.cross_zone.enabled': 'use_load_balancer_configuration',
  'slow_start.duration_seconds': '0',
  'stickiness.enabled': 'false',
  'stickiness.type': 'lb_cookie',
  'stickiness.lb_cookie.duration_seconds': '86400',
  'stickiness.app_cookie.cookie_name': '',
  'stickiness.app_cookie.duration_seconds': '86400',
};

const isOwn = (key: string, value: string) => key in NEW_GROUP && NEW_GROUP[key] !== value;

/** The production rule with the second group in it, at weight 0; nothing where it is in already. */
function attached(
  { listener, rule }: StandingRule,
  options: ShiftOptions,
  groupArn: string,
): Operation[] {
  const forward = forwardOf(rule);
  if (!forward || groupsOf(rule).some((one) => one.targetGroupArn === groupArn)) return [];
  const groups = forward.targetGroups.map(({ targetGroupArn, weight }) => ({
    TargetGroupArn: targetGroupArn,
    Weight: weight,
  }));
  const action = {
    Type: 'forward',
    ForwardConfig: {
      TargetGroups: [...groups, { TargetGroupArn: groupArn, Weight: 0 }],
      ...stickinessOf(options, forward.stickiness),
    },
  };
  return [ruleChange({ listener, rule }, action)];
}

/** Gives a rule another action: a default rule by its listener, any other by itself. */
export const ruleChange = (
  { listener, rule }: Pick<StandingRule, 'listener' | 'rule'>,
  action: Record<string, unknown>,
): Operation =>
  rule.priority === 'default'
    ? {
        target: 'ELBv2.ModifyListener',
        input: { ListenerArn: listener.arn, DefaultActions: [action] },
      }
    : { target: 'ELBv2.ModifyRule', input: { RuleArn: rule.arn, Actions: [action] } };

/**
 * Where targets are sticky, a rule with two groups has to be so too; else it stays what it is.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
 */
function stickinessOf({ attributes }: ShiftOptions, now?: Stickiness) {
  const must = attributes['stickiness.enabled'] === 'true';
  if (!must && !now) return {};
  return {
    TargetGroupStickinessConfig: {
      Enabled: must || now?.enabled === true,
      ...(now?.durationSeconds !== undefined && { DurationSeconds: now.durationSeconds }),
      ...(must && now?.durationSeconds === undefined && { DurationSeconds: DAY }),
    },
  };
}

/** The default rule of a listener for test traffic: it begins where production is. */
function testRule(
  { balancer }: StandingRule,
  options: ShiftOptions,
  alternateArn: string,
  port: number,
): Made {
  const there = balancer.listeners.find((one) => one.port === port);
  const rule = there?.rules.find(({ priority }) => priority === 'default');
  if (rule) return { arn: rule.arn, operations: [] };
  const TargetGroups = [
    { TargetGroupArn: options.entry.targetGroupArn, Weight: 1 },
    { TargetGroupArn: alternateArn, Weight: 0 },
  ];
  return {
    arn: '$TEST_RULE',
    operations: [
      {
        target: 'ELBv2.CreateListener',
        input: {
          LoadBalancerArn: balancer.name,
          Protocol: 'HTTP',
          Port: port,
          DefaultActions: [
            { Type: 'forward', ForwardConfig: { TargetGroups, ...stickinessOf(options) } },
          ],
        },
        saves: { name: 'TEST_LISTENER', path: 'Listeners[0].ListenerArn' },
      },
      {
        target: 'ELBv2.DescribeRules',
        input: { ListenerArn: '$TEST_LISTENER' },
        saves: { name: 'TEST_RULE', path: 'Rules[0].RuleArn' },
      },
    ],
  };
}
