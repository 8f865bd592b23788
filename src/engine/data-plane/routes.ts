import type { RuleAction } from '../../model/load-balancer';
import { seconds, US_PER_SECOND } from '../../model/sim-time';
import { ENDED } from '../observe/cell-figures';
import { TIMINGS } from '../timings';
import { laneFor } from './deadlines';
import { tableOf } from './group-routing';
import { actionFor } from './listener-rules';
import type { Plane } from './plane';
import { reachesListener } from './reach';
import { NOWHERE, type Route } from './route';
import { stickinessOf } from './stickiness';

const CONNECT_US = seconds(TIMINGS.connectTimeout.high);

/** Works a client's route out and keeps it. */
export function routeOf(p: Plane, client: number): Route {
  const route = workOut(p, p.clients[client]!.name);
  p.routes[client] = route;
  return route;
}

function workOut(p: Plane, name: string): Route {
  const { world } = p.ctx;
  const source = world.traffic.get(name);
  const balancer = source && world.loadBalancers.get(source.loadBalancerArn);
  const isOpen = source && balancer && reachesListener(p, source, balancer);
  const action = isOpen ? actionFor(balancer, source) : undefined;
  const random = p.kernel.stream(`traffic/${name}`);
  if (!source) return { ...NOWHERE, source: null, random };
  if (!balancer || !action) {
    const cell = p.metrics.cell(labelWithoutTask(source.loadBalancerArn, null));
    return { ...NOWHERE, source, random, cell };
  }
  const idleSeconds = Number(balancer.attributes['idle_timeout.timeout_seconds'] ?? 60);
  const base = {
    ...NOWHERE,
    source,
    random,
    balancer: numberOf(p, balancer.arn),
    idleUs: idleSeconds * US_PER_SECOND,
  };
  if (action.type !== 'forward') {
    const cell = p.metrics.cell(labelWithoutTask(balancer.arn, null));
    return { ...base, kind: 'answered', ending: endingOfAction(action), cell };
  }
  const clientUs = Math.round(source.clientTimeoutSeconds * US_PER_SECOND);
  // 460 is a client that leaves before the idle timeout; at the same moment the balancer is first.
  const giveUp = (us: number) =>
    clientUs < us ? laneFor(p, clientUs, ENDED.clientTimeout) : laneFor(p, us, ENDED.elb504);
  const groups = action.targetGroups;
  const weights = groups.map((g) => (groups.length === 1 ? 1 : g.weight));
  let sum = 0;
  return {
    ...base,
    kind: 'forward',
    tables: groups.map((g) => tableOf(p, g.targetGroupArn)),
    weightsUpTo: weights.map((weight) => (sum += weight)),
    groupCells: groups.map((g) => p.metrics.cell(labelWithoutTask(balancer.arn, g.targetGroupArn))),
    sticky: stickinessOf(action, world.targetGroups),
    lane: giveUp(base.idleUs),
    connectLane: giveUp(Math.min(CONNECT_US, base.idleUs)),
  };
}

/** The load balancer's number; given when it is first asked for. */
function numberOf(p: Plane, arn: string): number {
  const known = p.balancers.indexOf(arn);
  return known >= 0 ? known : p.balancers.push(arn) - 1;
}

const labelWithoutTask = (loadBalancerArn: string, targetGroupArn: string | null) => ({
  loadBalancerArn,
  targetGroupArn,
  taskArn: null,
  taskDefinitionArn: null,
  deploymentId: null,
  serviceArn: null,
});

function endingOfAction(action: RuleAction): number {
  if (action.type !== 'fixed-response') return ENDED.elb3xx;
  const code = Number(action.statusCode);
  if (code < 300) return ENDED.elb2xx;
  if (code < 400) return ENDED.elb3xx;
  if (code < 500) return ENDED.elb4xx;
  if (code === 502) return ENDED.elb502;
  if (code === 503) return ENDED.elb503;
  // The figures know four 5xx codes; any other fixed one is counted with 500.
  return code === 504 ? ENDED.elb504 : ENDED.elb500;
}

/** Where requests from a load balancer to a target are counted. */
export function cellOf(p: Plane, slot: number, balancer: number): number {
  const { slots } = p;
  if (slots.balancer[slot] === balancer) return slots.cell[slot]!;
  const entry = slots.entries[slot]!;
  const task = entry.taskArn === null ? undefined : p.ctx.world.tasks.get(entry.taskArn);
  const cell = p.metrics.cell({
    loadBalancerArn: p.balancers[balancer]!,
    targetGroupArn: entry.groupArn,
    taskArn: task?.arn ?? null,
    taskDefinitionArn: task?.taskDefinitionArn ?? null,
    deploymentId: task?.deploymentId ?? null,
    serviceArn: task?.serviceArn ?? null,
  });
  slots.balancer[slot] = balancer;
  slots.cell[slot] = cell;
  return cell;
}

/**
 * Makes the cells of a target before its first request, so that its load is counted from the
 * start.
 */
export function openCells(p: Plane, slot: number): void {
  const { balancers } = p.groups[p.slots.table[slot]!]!;
  for (const arn of balancers) cellOf(p, slot, numberOf(p, arn));
}
