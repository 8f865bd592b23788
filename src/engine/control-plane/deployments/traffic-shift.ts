import type { Deployment } from '../../../model/deployment';
import type { Rule, RuleAction, Target } from '../../../model/load-balancer';
import type { Service, ServiceRevision } from '../../../model/service';
import type { ServiceDeployment, TrafficWeights } from '../../../model/service-deployment';
import type { ServiceLoadBalancer } from '../../../model/service-network';
import type { EngineContext } from '../../engine-context';
import type { World } from '../../world/world';
import { stickinessFault } from '../groups-in-use';
import { routesChanged } from '../target-groups';
import { isUp } from '../task-facts';

/**
 * The weights that a deployment writes into listener rules. A service has two target groups behind
 * each of its rules; the revision in service is registered with one, the one that is to replace it
 * with the other, and they swap roles each time.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb-resources-for-blue-green.html
 */

type Forward = Extract<RuleAction, { type: 'forward' }>;
type RuleKind = 'productionListenerRule' | 'testListenerRule';

/** The rules of one load balancer entry, and the groups of the target revision and the other. */
export interface TrafficRoute {
  readonly targetGroup: string;
  readonly otherGroup: string;
  readonly productionListenerRule: string;
  readonly testListenerRule?: string;
}

/** None without a load balancer: then there is no traffic that ECS could shift. */
export const routesOf = ({ loadBalancers }: Pick<ServiceRevision, 'loadBalancers'>) =>
  loadBalancers.flatMap(({ targetGroupArn, advancedConfiguration: advanced }): TrafficRoute[] =>
    advanced
      ? [
          {
            targetGroup: targetGroupArn,
            otherGroup: advanced.alternateTargetGroupArn,
            productionListenerRule: advanced.productionListenerRule,
            testListenerRule: advanced.testListenerRule,
          },
        ]
      : [],
  );

function findRule(world: World, arn: string): { rule: Rule; balancer: string } | undefined {
  for (const balancer of world.loadBalancers.values()) {
    for (const { rules } of balancer.listeners) {
      const rule = rules.find((one) => one.arn === arn);
      if (rule) return { rule, balancer: balancer.arn };
    }
  }
  return undefined;
}

const forwardOf = (rule: Rule | undefined): Forward | undefined =>
  rule?.actions.find((action): action is Forward => action.type === 'forward');

/** A group's share of a rule's traffic, in percent; 0 where the rule does not name it. */
function percentOn(world: World, ruleArn: string, group: string): number {
  const tuples = forwardOf(findRule(world, ruleArn)?.rule)?.targetGroups ?? [];
  const sum = tuples.reduce((all, { weight }) => all + weight, 0);
  const own = tuples.find((one) => one.targetGroupArn === group)?.weight ?? 0;
  return sum > 0 ? Math.round((own / sum) * 1000) / 10 : 0;
}

/**
 * SHIFT-1: what a new revision's tasks are registered with: of each pair the group that the
 * production rule sends nothing to, or least. With nothing in service yet, or for a rolling update,
 * the one that has the traffic.
 */
export function resolveLoadBalancers(
  world: World,
  service: Service,
  isShifting: boolean,
): ServiceLoadBalancer[] {
  const isFirst = service.deployments.length === 0;
  return service.loadBalancers.map((entry) => {
    const { targetGroupArn: one, advancedConfiguration: advanced } = entry;
    if (!advanced) return entry;
    const other = advanced.alternateTargetGroupArn;
    const serving = servingGroup(world, service, [one, other], advanced.productionListenerRule);
    const idle = serving === one ? other : one;
    const [used, left] = isShifting && !isFirst ? [idle, serving] : [serving, idle];
    const swapped = { ...advanced, alternateTargetGroupArn: left };
    return { ...entry, targetGroupArn: used, advancedConfiguration: swapped };
  });
}

/** The group of a pair with most of the traffic; where that tells nothing, the last one used. */
function servingGroup(
  world: World,
  { revisions }: Service,
  [one, other]: [string, string],
  rule: string,
): string {
  const lead = percentOn(world, rule, one) - percentOn(world, rule, other);
  if (lead !== 0) return lead > 0 ? one : other;
  const last = revisions[0]?.loadBalancers.find((entry) =>
    [one, other].includes(entry.targetGroupArn),
  );
  return last?.targetGroupArn ?? one;
}

/** Healthy targets of a deployment in the groups of its revision, that are not about to go. */
export function healthyTargets(world: World, service: Service, deployment: Deployment): number {
  const isOwn = ({ health, taskArn = '' }: Target) => {
    const task = world.tasks.get(taskArn);
    return health === 'healthy' && task?.deploymentId === deployment.id && isUp(task);
  };
  return groupsOf(service, deployment)
    .flatMap((group) => world.targetGroups.get(group)?.targets ?? [])
    .filter(isOwn).length;
}

const groupsOf = ({ revisions }: Service, { revisionArn }: Deployment): string[] =>
  (revisions.find((one) => one.arn === revisionArn)?.loadBalancers ?? []).map(
    (entry) => entry.targetGroupArn,
  );

/**
 * The deployment whose revision has most of the traffic; among several with the same group the one
 * with most healthy targets there, then one that was completed, then the newest.
 */
export function servingDeployment(
  world: World,
  service: Service,
  routes: readonly TrafficRoute[],
  deployments: readonly Deployment[],
): Deployment | undefined {
  const [route] = routes;
  const percentOf = (one: Deployment): number =>
    groupsOf(service, one).reduce(
      (most, group) =>
        Math.max(most, route ? percentOn(world, route.productionListenerRule, group) : 0),
      0,
    );
  const ranks = deployments.map((one) => ({
    one,
    rank: [
      percentOf(one),
      healthyTargets(world, service, one),
      one.rolloutState === 'COMPLETED' ? 1 : 0,
    ],
  }));
  return ranks.reduce((best, other) => (isHigher(other.rank, best.rank) ? other : best), {
    one: undefined as Deployment | undefined,
    rank: [-1],
  }).one;
}

/** Decided by the first place in which they differ. */
function isHigher(rank: readonly number[], than: readonly number[]): boolean {
  const place = rank.findIndex((value, at) => value !== than[at]);
  return place >= 0 && rank[place]! > (than[place] ?? -1);
}

/** SHIFT-2: whole percent are written as they are, tenths as per mille. */
const weightsFor = (percent: number): [target: number, other: number] =>
  Number.isInteger(percent)
    ? [percent, 100 - percent]
    : [Math.round(percent * 10), 1000 - Math.round(percent * 10)];

/** A deployment that shifts traffic: who it is, and the rules it writes. */
export interface Shifting {
  readonly serviceArn: string;
  readonly deploymentId: string;
  readonly routes: readonly TrafficRoute[];
}

/**
 * SHIFT-3: so much of the traffic of every rule of that kind goes to the target's group. Told as an
 * event where that changes anything.
 */
export function shiftTraffic(
  ctx: EngineContext,
  { serviceArn, deploymentId, routes }: Shifting,
  kind: RuleKind,
  percent: number,
): void {
  let isChanged = false;
  for (const route of routes) {
    const arn = route[kind] ?? '';
    const found = findRule(ctx.world, arn);
    const forward = forwardOf(found?.rule);
    if (!found || !forward || unfit(ctx.world, forward, route)) continue;
    isChanged ||= percentOn(ctx.world, arn, route.targetGroup) !== percent;
    const [weight, rest] = weightsFor(percent);
    setWeight(forward, route.targetGroup, weight);
    setWeight(forward, route.otherGroup, rest);
    ctx.touch(found.balancer);
  }
  routesChanged(ctx);
  if (isChanged)
    ctx.emit('TrafficShift', serviceArn, tellShift(deploymentId, kind, percent), serviceArn);
}

/** On the way back it is the source that gets all of it. */
function tellShift(deploymentId: string, kind: RuleKind, percent: number): string {
  const traffic = kind === 'testListenerRule' ? 'test traffic' : 'production traffic';
  const [share, revision] = percent === 0 ? [100, 'source'] : [percent, 'target'];
  return `${deploymentId} shifted ${share} % of ${traffic} to the ${revision} revision`;
}

function setWeight({ targetGroups }: Forward, targetGroupArn: string, weight: number): void {
  const tuple = targetGroups.find((one) => one.targetGroupArn === targetGroupArn);
  if (tuple) tuple.weight = weight;
  else targetGroups.push({ targetGroupArn, weight });
}

/** SHIFT-7: why a rule cannot forward to both groups of a route. */
const unfit = (
  world: World,
  { targetGroups, stickiness }: Forward,
  { targetGroup, otherGroup }: TrafficRoute,
): string | undefined => {
  const arns = targetGroups.map(({ targetGroupArn }) => targetGroupArn);
  return stickinessFault(world, [...arns, targetGroup, otherGroup], stickiness);
};

/** What the first rule of that kind sends to each revision now; undefined without a rule. */
export function weightsNow(
  world: World,
  routes: readonly TrafficRoute[],
  kind: RuleKind,
): TrafficWeights | undefined {
  const route = routes.find((one) => one[kind] !== undefined);
  const rule = route?.[kind];
  if (!route || rule === undefined) return undefined;
  return {
    source: percentOn(world, rule, route.otherGroup),
    target: percentOn(world, rule, route.targetGroup),
  };
}

/** SHIFT-4: the share of the traffic that a step asks for; the last one asks for all of it. */
export function stepPercent(
  { deploymentConfiguration: configuration }: Pick<ServiceDeployment, 'deploymentConfiguration'>,
  { index, of }: { index: number; of: number },
): number {
  if (index >= of) return 100;
  const { strategy, canaryConfiguration, linearConfiguration } = configuration;
  if (strategy === 'CANARY') return canaryConfiguration?.canaryPercent ?? DEFAULT_PERCENT.canary;
  const step = linearConfiguration?.stepPercent ?? DEFAULT_PERCENT.linear;
  return Math.min(100, Math.round(step * index * 10) / 10);
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CanaryConfiguration.html */
const DEFAULT_PERCENT = { canary: 5, linear: 10 } as const;

/** How many steps a strategy shifts the traffic in. */
export function stepsOf({
  deploymentConfiguration: configuration,
}: Pick<ServiceDeployment, 'deploymentConfiguration'>): number {
  const { strategy, canaryConfiguration, linearConfiguration } = configuration;
  if (strategy === 'CANARY') {
    return (canaryConfiguration?.canaryPercent ?? DEFAULT_PERCENT.canary) < 100 ? 2 : 1;
  }
  if (strategy !== 'LINEAR') return 1;
  const tenths = Math.round((linearConfiguration?.stepPercent ?? DEFAULT_PERCENT.linear) * 10);
  return Math.ceil(1000 / tenths);
}

const CAUSE = 'invalid networking configuration';

/**
 * SHIFT-5: what is wrong with the rules and groups of a deployment, found at its start or on its
 * way, in AWS's words where it has any. At the start one group alone may have traffic.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html
 */
export function routeFault(
  world: World,
  routes: readonly TrafficRoute[],
  isStart: boolean,
): string | undefined {
  for (const route of routes) {
    const fault = faultOf(world, route, isStart);
    if (fault) return `because of ${CAUSE}: ${fault}`;
  }
  return undefined;
}

function faultOf(world: World, route: TrafficRoute, isStart: boolean): string | undefined {
  const { productionListenerRule: production, testListenerRule: test } = route;
  const rules: [RuleKind, string | undefined][] = [
    ['productionListenerRule', production],
    ['testListenerRule', test],
  ];
  for (const [kind, arn] of rules) {
    if (arn === undefined) continue;
    const found = findRule(world, arn);
    if (!found) return `${kind} ${arn} does not exist.`;
    const forward = forwardOf(found.rule);
    if (!forward) return `${kind} ${arn} does not forward to a target group.`;
    const against = unfit(world, forward, route);
    if (against) return `${kind} ${arn} cannot be modified: ${against}`;
  }
  const tuples = [production, test].map((arn) =>
    arn === undefined ? [] : (forwardOf(findRule(world, arn)?.rule)?.targetGroups ?? []),
  );
  const attached = tuples.flat().map((one) => one.targetGroupArn);
  for (const group of [route.targetGroup, route.otherGroup]) {
    if (!world.targetGroups.has(group) || !attached.includes(group)) {
      return `Target group ${group} is not associated with either productionListenerRule or testListenerRule.`;
    }
  }
  const serving = (tuples[0] ?? []).filter(({ weight }) => weight > 0).length;
  if (!isStart || serving === 1) return undefined;
  return `productionListenerRule ${production} should have exactly one target group serving traffic but found ${serving} target groups which are serving traffic`;
}
