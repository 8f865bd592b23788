import type { LoadBalancer, TargetGroup } from '../../model/load-balancer';
import { DEFAULT_SOURCE_IP, type TrafficSource } from '../../model/traffic';
import { balancerParty, internetAt, taskParty } from '../network/parties';
import { isReachable } from '../network/reachability';
import { isPublic } from '../network/routes';
import type { Plane } from './plane';
import { answersOn } from './ports';
import { NOBODY, REFUSES, type TargetSlot } from './target-slots';

/**
 * NET-3: what security groups let through between clients, load balancers and targets. It is worked
 * out when targets come and rules change, never for a request. A packet that is not let through is
 * lost: the load balancer gives up connecting after 10 s (504), a health check times out.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-register-targets.html
 */

/** Who answers at a target now, for requests: its cut-off from the load balancer comes first. */
export function refreshReach(p: Plane, entry: TargetSlot): void {
  const group = p.ctx.world.targetGroups.get(entry.groupArn);
  const wasCutOff = entry.cutOff;
  entry.cutOff = !isOpen(p, entry, entry.port);
  entry.checksCutOff = group ? !isOpen(p, entry, checkPort(group, entry)) : false;
  if (entry.cutOff) p.slots.server[entry.index] = NOBODY;
  else if (wasCutOff) p.slots.server[entry.index] = serverBehind(p, entry);
}

/** Who answers health checks there. */
export function serverForChecks(p: Plane, entry: TargetSlot): number {
  if (entry.checksCutOff) return NOBODY;
  return entry.cutOff ? serverBehind(p, entry) : p.slots.server[entry.index]!;
}

const checkPort = ({ healthCheck }: TargetGroup, entry: TargetSlot): number =>
  healthCheck.port === 'traffic-port' ? entry.port : Number(healthCheck.port);

function isOpen(p: Plane, entry: TargetSlot, port: number): boolean {
  const { world } = p.ctx;
  const task = entry.taskArn === null ? undefined : world.tasks.get(entry.taskArn);
  const { balancers } = p.groups[p.slots.table[entry.index]!]!;
  if (!task || balancers.length === 0) return true;
  const to = taskParty(p.ctx, task);
  return balancers.some((arn) => {
    const balancer = world.loadBalancers.get(arn);
    return !balancer || isReachable(p.ctx, { from: balancerParty(p.ctx, balancer), to, port });
  });
}

function serverBehind(p: Plane, entry: TargetSlot): number {
  const task = p.ctx.world.tasks.get(entry.taskArn ?? '');
  if (!task) return entry.taskArn === null ? NOBODY : REFUSES;
  const server = p.servers.findIndex((s) => !s.ended && s.taskArn === task.arn);
  return server >= 0 && answersOn(p, task, entry.port) ? server : REFUSES;
}

/** Whether a client gets as far as the port of its load balancer, and an answer back. */
export const reachesListener = (p: Plane, source: TrafficSource, balancer: LoadBalancer): boolean =>
  (balancer.scheme === 'internal' ||
    balancer.subnets.length === 0 ||
    balancer.subnets.some((id) => isPublic(p.ctx.world, id))) &&
  isReachable(p.ctx, {
    from: internetAt(source.sourceIp ?? DEFAULT_SOURCE_IP),
    to: balancerParty(p.ctx, balancer),
    port: source.listenerPort,
  });
