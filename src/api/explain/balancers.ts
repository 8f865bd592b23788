import type { EngineContext } from '../../engine/engine-context';
import { actionFor, groupsOf } from '../../engine/data-plane/listener-rules';
import { balancerParty, internetAt } from '../../engine/network/parties';
import type { Explanation } from '../../model/explanation';
import type { LoadBalancer, TargetGroup } from '../../model/load-balancer';
import { cause, chainOf, explanation, type Finding, advice } from './finding';
import { securityGroupFinding } from './security-groups';
import { strainFinding } from './strain';
import { requestsFinding, targetFinding } from './targets';

/** Why a target group's targets get no traffic. */
export function explainGroup(ctx: EngineContext, group: TargetGroup, only?: string): Explanation {
  const sick = group.targets.find(
    (one) =>
      one.health !== 'healthy' &&
      (only === undefined
        ? one.health !== 'draining'
        : [one.id, `${one.id}:${one.port}`, one.taskArn].includes(only)),
  );
  const finding = sick
    ? targetFinding(ctx, group, sick)
    : (groupFinding(ctx, group, only) ?? closedGroup(ctx, group) ?? groupStrain(ctx, group));
  const healthy = group.targets.filter(({ health }) => health === 'healthy').length;
  const counts = `${healthy} of ${group.targets.length} targets are healthy`;
  return explanation(
    group.arn,
    finding
      ? `Target group ${group.name}: ${counts}.`
      : `Nothing is wrong with target group ${group.name}: ${counts}.`,
    finding,
  );
}

/** No targets at all: why nothing has registered is a question to its services. */
function groupFinding(ctx: EngineContext, group: TargetGroup, only?: string): Finding | null {
  if (group.targets.length > 0 || only !== undefined) return null;
  const users = [...ctx.world.services.values()].filter(
    (one) =>
      one.status === 'ACTIVE' &&
      one.loadBalancers.some(({ targetGroupArn }) => targetGroupArn === group.arn),
  );
  return {
    causes: [
      cause(
        `Target group ${group.name} has no targets: its requests are answered with 503.`,
        users.length > 0
          ? users.map((one) => `service ${one.name} wants ${one.desiredCount} tasks`).join('; ')
          : 'no service registers tasks with it',
        `aws elbv2 describe-target-health --target-group-arn ${group.arn}`,
      ),
    ],
    fixes: users.length > 0 ? [] : [advice('Give a service this target group.')],
  };
}

const closedGroup = (ctx: EngineContext, { targets }: TargetGroup): Finding | null =>
  requestsFinding(
    ctx,
    targets.flatMap(({ taskArn }) => ctx.world.tasks.get(taskArn ?? '') ?? []),
  );

/** Its targets are healthy, and their work goes badly all the same. */
function groupStrain(ctx: EngineContext, group: TargetGroup): Finding | null {
  const { world } = ctx;
  const tasks = group.targets.flatMap(({ taskArn }) => world.tasks.get(taskArn ?? '') ?? []);
  const services = new Set(tasks.flatMap((one) => world.services.get(one.serviceArn ?? '') ?? []));
  for (const service of services) {
    const own = tasks.filter((one) => one.serviceArn === service.arn);
    const found = strainFinding(ctx, service, own);
    if (found) return found;
  }
  return null;
}

/** Why clients of a load balancer are not served. */
export function explainBalancer(ctx: EngineContext, balancer: LoadBalancer): Explanation {
  const groups = [...groupsOf(balancer)].flatMap((arn) => ctx.world.targetGroups.get(arn) ?? []);
  const finding =
    portFinding(ctx, balancer) ??
    groups.map((group) => sickGroup(ctx, group)).find((one) => one !== null) ??
    null;
  return explanation(
    balancer.arn,
    finding
      ? `Load balancer ${balancer.name} does not serve all its clients well.`
      : `Nothing is wrong with load balancer ${balancer.name}.`,
    finding,
  );
}

function sickGroup(ctx: EngineContext, group: TargetGroup): Finding | null {
  const { isFault, causes, fixes } = explainGroup(ctx, group);
  return isFault ? { causes, fixes } : null;
}

/** Clients that knock where nobody listens, or whom its security groups keep out. */
function portFinding(ctx: EngineContext, balancer: LoadBalancer): Finding | null {
  for (const source of ctx.world.traffic.values()) {
    if (source.loadBalancerArn !== balancer.arn) continue;
    const { name, listenerPort: port } = source;
    const listener = balancer.listeners.find((one) => one.port === port);
    if (!listener) {
      return {
        causes: [
          cause(
            `Client ${name} connects to port ${port}, where no listener is.`,
            `listeners: ${balancer.listeners.map((one) => one.port).join(', ') || 'none'}`,
            `aws elbv2 describe-listeners --load-balancer-arn ${balancer.arn}`,
          ),
        ],
        fixes: [advice(`Make a listener on port ${port}.`)],
      };
    }
    const closed = securityGroupFinding(ctx, {
      from: internetAt(source.sourceIp),
      fromName: `client ${name}`,
      to: balancerParty(ctx, balancer),
      toName: `load balancer ${balancer.name}`,
      port,
    });
    if (closed) return closed;
    const action = actionFor(balancer, source);
    if (action?.type === 'forward' && action.targetGroups.every(({ weight }) => weight === 0)) {
      return chainOf([
        {
          causes: [
            cause(
              'The rule that takes its requests forwards to groups with weight 0.',
              action.targetGroups.map(({ targetGroupArn }) => targetGroupArn).join(', '),
              `aws elbv2 describe-rules --listener-arn ${listener.arn}`,
            ),
          ],
          fixes: [advice('Give one of its target groups a weight.')],
        },
      ]);
    }
  }
  return null;
}
