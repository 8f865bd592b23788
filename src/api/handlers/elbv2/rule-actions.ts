import { stickinessFault } from '../../../engine/control-plane/groups-in-use';
import type { World } from '../../../engine/world/world';
import type { RuleAction } from '../../../model/load-balancer';
import { elbErrors, notSimulated } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import { refuse } from '../../refusal';
import { findTargetGroup } from '../references';
import { usersOf } from './group-users';

type Given = InputOf<'ELBv2.CreateRule'>['Actions'];
type Action = Given[number];

/**
 * The actions of a rule of `balancerArn`, checked: exactly one of forward, redirect,
 * fixed-response.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html
 */
export function ruleActions(world: World, given: Given, balancerArn: string): RuleAction[] {
  if (given.length === 0) refuse(elbErrors.validation('An action must be specified'));
  const [action, another] = given;
  if (another) {
    refuse(elbErrors.tooMany('TooManyActions', 'Only one routing action can be specified'));
  }
  switch (action!.Type) {
    case 'forward':
      return [forward(world, action!, balancerArn)];
    case 'fixed-response':
      return [fixedResponse(action!)];
    case 'redirect':
      return [redirect(action!)];
    default:
      return refuse(notSimulated(`${action!.Type} actions`));
  }
}

function forward(world: World, action: Action, balancerArn: string): RuleAction {
  const { TargetGroupArn: single, ForwardConfig: config } = action;
  const tuples = config?.TargetGroups ?? (single === undefined ? [] : [{ TargetGroupArn: single }]);
  if (tuples.length === 0) {
    refuse(elbErrors.validation('A target group ARN must be specified'));
  }
  if (tuples.length > 5) {
    refuse(
      elbErrors.tooMany(
        'TooManyUniqueTargetGroupsPerLoadBalancer',
        "The maximum number of target groups in a forward action is '5'",
      ),
    );
  }
  const targetGroups = tuples.map(({ TargetGroupArn: reference = '', ...tuple }) => {
    const group = findTargetGroup(world, reference);
    if (!group) return refuse(elbErrors.targetGroupNotFound());
    const weight = 'Weight' in tuple ? (tuple.Weight ?? 1) : 1;
    if (weight < 0 || weight > 999) {
      refuse(elbErrors.validation(`Weight '${weight}' must be between '0' and '999' inclusive`));
    }
    return { targetGroupArn: group.arn, weight };
  });
  checkGroups(world, targetGroups, single, balancerArn);
  const kept = stickiness(config);
  const arns = targetGroups.map(({ targetGroupArn }) => targetGroupArn);
  const fault = stickinessFault(world, arns, kept);
  if (fault !== undefined) refuse(elbErrors.invalidAction(fault));
  return { type: 'forward', targetGroups, stickiness: kept };
}

function checkGroups(
  world: World,
  groups: readonly { targetGroupArn: string; weight: number }[],
  single: string | undefined,
  balancerArn: string,
): void {
  const arns = groups.map(({ targetGroupArn }) => targetGroupArn);
  if (new Set(arns).size < arns.length) {
    refuse(elbErrors.validation('A target group can be listed in a forward action only once'));
  }
  const named = single === undefined ? undefined : findTargetGroup(world, single)?.arn;
  if (single !== undefined && (arns.length > 1 || named !== arns[0])) {
    refuse(
      elbErrors.validation(
        'You must specify either a target group ARN or a forward config, or the same group in both',
      ),
    );
  }
  const elsewhere = arns.filter((arn) => usersOf(world, arn).some((user) => user !== balancerArn));
  if (elsewhere.length > 0) refuse(elbErrors.otherLoadBalancer(elsewhere));
}

function stickiness(
  config: Action['ForwardConfig'],
): { enabled: boolean; durationSeconds?: number } | undefined {
  const given = config?.TargetGroupStickinessConfig;
  if (!given) return undefined;
  const { Enabled: enabled = false, DurationSeconds: durationSeconds } = given;
  const seconds = durationSeconds ?? 1;
  if (seconds < 1 || seconds > 604_800) {
    refuse(
      elbErrors.validation(
        `Target group stickiness duration '${seconds}' must be between '1' and '604800' inclusive`,
      ),
    );
  }
  return { enabled, ...(durationSeconds !== undefined && { durationSeconds }) };
}

function fixedResponse({ FixedResponseConfig: config }: Action): RuleAction {
  if (!config) {
    return refuse(elbErrors.validation('A fixed response configuration must be specified'));
  }
  if (!/^[245]\d\d$/.test(config.StatusCode)) {
    refuse(
      elbErrors.validation(
        `The status code '${config.StatusCode}' of a fixed response must be 2XX, 4XX or 5XX`,
      ),
    );
  }
  return {
    type: 'fixed-response',
    statusCode: config.StatusCode,
    contentType: config.ContentType,
    messageBody: config.MessageBody,
  };
}

const UNCHANGED = { Protocol: '#{protocol}', Host: '#{host}', Port: '#{port}', Path: '/#{path}' };

function redirect({ RedirectConfig: config }: Action): RuleAction {
  if (!config) return refuse(elbErrors.validation('A redirect configuration must be specified'));
  const { Protocol, Host, Port, Path } = { ...UNCHANGED, ...withoutAbsent(config) };
  if (!/^(?:HTTPS?|#\{protocol\})$/.test(Protocol)) {
    refuse(elbErrors.validation(`The redirect protocol '${Protocol}' must be HTTP or HTTPS`));
  }
  if (Path !== undefined && !Path.startsWith('/')) {
    refuse(elbErrors.validation(`The redirect path '${Path}' must begin with a '/' character`));
  }
  const changes = { Protocol, Host, Port, Path };
  const same = (Object.keys(UNCHANGED) as (keyof typeof UNCHANGED)[]).every(
    (member) => changes[member] === UNCHANGED[member],
  );
  if (same) {
    refuse(
      elbErrors.invalidConfiguration(
        'A redirect must change the protocol, host, port or path, or it would loop',
      ),
    );
  }
  return {
    type: 'redirect',
    statusCode: config.StatusCode,
    protocol: Protocol,
    host: Host,
    port: Port,
    path: Path,
    query: config.Query ?? '#{query}',
  };
}

const withoutAbsent = <T extends object>(value: T): { [K in keyof T]-?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [K in keyof T]-?: NonNullable<T[K]>;
  };
