import { isObject } from '../../json-text';
import type { ResourceWriter } from '../resource-writer';

/** AWS::ElasticLoadBalancingV2::*: what each becomes. */

export function loadBalancer(writer: ResourceWriter): void {
  const type = writer.peekText('Type') ?? 'application';
  if (type !== 'application') {
    writer.stack.leave('load-balancer', writer.name);
    writer.skip(`${type} load balancers are not simulated: left out with its listeners`);
    return;
  }
  const attributes = writer.take('LoadBalancerAttributes');
  const target = 'ELBv2.ModifyLoadBalancerAttributes';
  const Attributes = writer.read(attributes, target, 'Attributes', 'LoadBalancerAttributes');
  writer.give('ELBv2.CreateLoadBalancer', {
    Name: writer.name,
    ...writer.rest('ELBv2.CreateLoadBalancer'),
  });
  if (!isGiven(Attributes)) return;
  writer.give(target, { LoadBalancerArn: writer.name, Attributes }, 'LoadBalancerAttributes');
}

const isGiven = (list: unknown): list is unknown[] => Array.isArray(list) && list.length > 0;

const HTTP = ['HTTP', 'HTTPS'];

export function targetGroup(writer: ResourceWriter): void {
  const why = whyNoGroup(writer);
  if (why !== undefined) {
    writer.stack.leave('target-group', writer.name);
    writer.skip(`${why}: left out`);
    return;
  }
  simplifyChecks(writer);
  const attributes = writer.take('TargetGroupAttributes');
  const targets = writer.take('Targets');
  const modify = 'ELBv2.ModifyTargetGroupAttributes';
  const Attributes = writer.read(attributes, modify, 'Attributes', 'TargetGroupAttributes');
  const Targets = writer.read(targets, 'ELBv2.RegisterTargets', 'Targets', 'Targets');
  const { name } = writer;
  writer.give('ELBv2.CreateTargetGroup', {
    Name: name,
    ...writer.rest('ELBv2.CreateTargetGroup'),
  });
  if (isGiven(Attributes)) {
    writer.give(modify, { TargetGroupArn: name, Attributes }, 'TargetGroupAttributes');
  }
  if (isGiven(Targets)) {
    writer.give('ELBv2.RegisterTargets', { TargetGroupArn: name, Targets }, 'Targets');
  }
}

function whyNoGroup(writer: ResourceWriter): string | undefined {
  const type = writer.peekText('TargetType') ?? 'instance';
  if (type === 'lambda' || type === 'alb') return `target groups of type ${type} are not simulated`;
  const protocol = writer.peekText('Protocol') ?? 'HTTP';
  if (!HTTP.includes(protocol)) {
    return `target groups with the protocol ${protocol} are not simulated`;
  }
  return undefined;
}

/** Health checks of a kind that the sandbox has none of become plain ones. */
function simplifyChecks(writer: ResourceWriter): void {
  const { findings } = writer.stack;
  const change = (property: string, message: string, value: unknown) => {
    const line = writer.resource.property(property)?.line ?? writer.resource.node.line;
    findings.leaveOut(writer.resource.pathOf(property), line, message, value);
    writer.take(property);
  };
  const version = writer.peekText('ProtocolVersion');
  if (version === 'GRPC') {
    change('ProtocolVersion', 'gRPC is not simulated: taken as HTTP/1.1', version);
    if (writer.peek('Matcher')) change('Matcher', 'codes of gRPC are not simulated', version);
  }
  const protocol = writer.peekText('HealthCheckProtocol');
  if (protocol !== undefined && !HTTP.includes(protocol)) {
    change(
      'HealthCheckProtocol',
      `health checks by ${protocol} are not simulated: by HTTP`,
      protocol,
    );
  }
  if (writer.peekText('HealthCheckEnabled') === 'false') {
    change('HealthCheckEnabled', 'these targets are always checked, as AWS has it', false);
  }
  if (writer.peekText('TargetControlPort') !== undefined) {
    change('TargetControlPort', 'the target optimizer is not simulated: left out', undefined);
  }
}

export function listener(writer: ResourceWriter): void {
  const balancer = writer.peekText('LoadBalancerArn') ?? '';
  const protocol = writer.peekText('Protocol') ?? 'HTTP';
  const port = writer.peekText('Port') ?? (protocol === 'HTTPS' ? '443' : '80');
  const name = `${balancer}:${port}`;
  const why = writer.stack.isLeft('load-balancer', balancer)
    ? 'its load balancer is not simulated: left out'
    : HTTP.includes(protocol)
      ? undefined
      : `listeners with the protocol ${protocol} are not simulated: left out`;
  if (why !== undefined) {
    writer.stack.leave('listener', name);
    writer.skip(why);
    return;
  }
  writer.leaveOut(['ListenerAttributes'], 'attributes of a listener are not simulated: left out');
  const input = writer.rest('ELBv2.CreateListener');
  const DefaultActions = routingActions(writer, input.DefaultActions, 'DefaultActions');
  writer.give('ELBv2.CreateListener', {
    Protocol: protocol,
    Port: Number(port),
    ...input,
    DefaultActions: DefaultActions.length > 0 ? DefaultActions : [NOBODY],
  });
}

/** What answers where the group that was to is not there. */
const NOBODY = { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '503' } };

export function listenerRule(writer: ResourceWriter): void {
  const name = writer.peekText('ListenerArn') ?? '';
  if (writer.stack.isLeft('listener', name)) {
    writer.skip('its listener is not simulated: left out');
    return;
  }
  const input = writer.rest('ELBv2.CreateRule');
  if (JSON.stringify(input.Conditions ?? []).includes('"RegexValues"')) {
    writer.skip('conditions with regular expressions are not simulated: left out');
    return;
  }
  const Actions = routingActions(writer, input.Actions, 'Actions');
  writer.give('ELBv2.CreateRule', {
    ...input,
    Actions: Actions.length > 0 ? Actions : [NOBODY],
  });
}

const ROUTING = ['forward', 'redirect', 'fixed-response'];

/** Actions that route, without those that ask who it is, and to groups that are there. */
function routingActions(writer: ResourceWriter, given: unknown, property: string): unknown[] {
  const line = writer.resource.property(property)?.line ?? writer.resource.node.line;
  const actions = Array.isArray(given) ? given : [];
  return actions.flatMap((action, index) => {
    if (!isObject(action)) return [];
    const path = `${writer.resource.pathOf(property)}[${index}]`;
    const type = String(action.Type);
    if (!ROUTING.includes(type)) {
      const message = `${type} is not simulated: requests go on without it`;
      writer.stack.findings.leaveOut(path, line, message, action);
      return [];
    }
    return type === 'forward' ? forwardedTo(writer, action, { path, line }) : [action];
  });
}

function forwardedTo(
  writer: ResourceWriter,
  action: Record<string, unknown>,
  { path, line }: { path: string; line: number },
): unknown[] {
  const isMade = (group: unknown) => !writer.stack.isLeft('target-group', String(group));
  const config = isObject(action.ForwardConfig) ? action.ForwardConfig : undefined;
  const tuples = Array.isArray(config?.TargetGroups) ? config.TargetGroups : undefined;
  const left = tuples?.filter((one) => isObject(one) && isMade(one.TargetGroupArn));
  const single = action.TargetGroupArn;
  const isWhole = (single === undefined || isMade(single)) && left?.length === tuples?.length;
  if (isWhole) return [action];
  const message = 'a target group that is not simulated gets no requests: left out';
  writer.stack.findings.leaveOut(path, line, message, action);
  if (!left || left.length === 0) return [];
  return [
    { Type: 'forward', Order: action.Order, ForwardConfig: { ...config, TargetGroups: left } },
  ];
}
