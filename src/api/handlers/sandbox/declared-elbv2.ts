import type { World } from '../../../engine/world/world';
import type { Account } from '../../../model/account';
import type { Listener, LoadBalancer, Rule, TargetGroup } from '../../../model/load-balancer';
import { describeAction, describeCondition } from '../elbv2/answers/listener';
import { defaultAttributes } from '../elbv2/attribute-rules';
import { LOAD_BALANCER_ATTRIBUTES } from '../elbv2/load-balancer-attributes';
import { shownTags } from '../elbv2/tags';
import { TARGET_GROUP_ATTRIBUTES } from '../elbv2/target-group-attributes';
import { listenerName } from '../references';
import { settledActions } from './settled-weights';

type Declared = Account['operations'][number];

/**
 * Balancers, groups, then the listeners and rules that join them, then targets registered by hand.
 */
export function elbDeclarations(world: World): Declared[] {
  const balancers = [...world.loadBalancers.values()];
  const groups = [...world.targetGroups.values()];
  return [
    ...balancers.flatMap(balancerOperations),
    ...groups.flatMap(groupOperations),
    ...balancers.flatMap((balancer) =>
      balancer.listeners.flatMap((listener) => listenerOperations(world, balancer, listener)),
    ),
    ...groups.flatMap(targetOperations),
  ];
}

const tagsOf = ({ tags }: { tags: LoadBalancer['tags'] }) =>
  tags.length > 0 ? shownTags(tags) : undefined;

/** Attributes that are not as they would be by default. */
function changed(attributes: Record<string, string>, usual: Record<string, string>) {
  return Object.entries(attributes)
    .filter(([key, value]) => usual[key] !== value)
    .map(([Key, Value]) => ({ Key, Value }));
}

function balancerOperations(balancer: LoadBalancer): Declared[] {
  const attributes = changed(balancer.attributes, defaultAttributes(LOAD_BALANCER_ATTRIBUTES));
  const create = {
    target: 'ELBv2.CreateLoadBalancer',
    input: {
      Name: balancer.name,
      Subnets: balancer.subnets,
      SecurityGroups: balancer.securityGroups.length > 0 ? balancer.securityGroups : undefined,
      Scheme: balancer.scheme,
      Tags: tagsOf(balancer),
      ...balancer.carried,
    },
  };
  if (attributes.length === 0) return [create];
  const input = { LoadBalancerArn: balancer.name, Attributes: attributes };
  return [create, { target: 'ELBv2.ModifyLoadBalancerAttributes', input }];
}

function groupOperations(group: TargetGroup): Declared[] {
  const attributes = changed(group.attributes, defaultAttributes(TARGET_GROUP_ATTRIBUTES));
  const check = group.healthCheck;
  const create = {
    target: 'ELBv2.CreateTargetGroup',
    input: {
      Name: group.name,
      Protocol: group.protocol,
      ProtocolVersion: group.protocolVersion,
      Port: group.port,
      VpcId: group.vpcId,
      HealthCheckProtocol: check.protocol,
      HealthCheckPort: check.port,
      HealthCheckPath: check.path,
      HealthCheckIntervalSeconds: check.intervalSeconds,
      HealthCheckTimeoutSeconds: check.timeoutSeconds,
      HealthyThresholdCount: check.healthyThreshold,
      UnhealthyThresholdCount: check.unhealthyThreshold,
      Matcher: { HttpCode: check.matcher },
      TargetType: group.targetType,
      Tags: tagsOf(group),
    },
  };
  if (attributes.length === 0) return [create];
  const input = { TargetGroupArn: group.name, Attributes: attributes };
  return [create, { target: 'ELBv2.ModifyTargetGroupAttributes', input }];
}

function listenerOperations(world: World, balancer: LoadBalancer, listener: Listener): Declared[] {
  const rules = listener.rules.filter((rule) => rule.priority !== 'default');
  const last = listener.rules.at(-1);
  return [
    {
      target: 'ELBv2.CreateListener',
      input: {
        LoadBalancerArn: balancer.name,
        Protocol: listener.protocol,
        Port: listener.port,
        DefaultActions: last ? actionsByName(world, last) : [],
        Tags: tagsOf(listener),
        ...listener.carried,
      },
    },
    ...rules.map((rule) => ({
      target: 'ELBv2.CreateRule',
      input: {
        ListenerArn: listenerName(balancer, listener),
        Conditions: rule.conditions.map(describeCondition),
        Priority: rule.priority,
        Actions: actionsByName(world, rule),
        Tags: tagsOf(rule),
        ...rule.carried,
      },
    })),
  ];
}

/** Actions as the API takes them, with names where ARNs would belong to this run only. */
function actionsByName(world: World, rule: Rule): object[] {
  return settledActions(world, rule).map((action) => {
    if (action.type !== 'forward') return describeAction(action);
    const targetGroups = action.targetGroups.map((share) => ({
      ...share,
      targetGroupArn: world.targetGroups.get(share.targetGroupArn)?.name ?? share.targetGroupArn,
    }));
    return describeAction({ ...action, targetGroups });
  });
}

function targetOperations(group: TargetGroup): Declared[] {
  const byHand = group.targets.filter(
    (target) => target.taskArn === undefined && target.health !== 'draining',
  );
  if (byHand.length === 0) return [];
  const Targets = byHand.map(({ id, port, availabilityZone }) => ({
    Id: id,
    Port: port,
    AvailabilityZone: availabilityZone,
  }));
  const input = { TargetGroupArn: group.name, Targets };
  return [{ target: 'ELBv2.RegisterTargets', input }];
}
