import type { LoadBalancer } from '../../model/load-balancer';
import type { SimMicros } from '../../model/sim-time';
import { US_PER_SECOND } from '../../model/sim-time';
import type { CountPoint, MetricPoint } from '../../model/view';
import { takeGauges } from '../cloudwatch/gauges';
import { PHASE } from '../engine-context';
import { EVENT } from '../kernel/event-kinds';
import { LIMITS } from '../limits';
import { endedIn, mergeFigures, type CellFigures } from '../observe/cell-figures';
import { latencyBins, latencyQuantiles } from '../observe/latency-histogram';
import type { HostCount } from '../observe/closed-row';
import { watchAnomalies } from './anomalies';
import { closeClientSecond } from './client';
import { costPoint } from './cost-points';
import { groupsOf } from './listener-rules';
import type { Plane } from './plane';
import { writeRequestLines } from './request-log';
import { servicePoints } from './service-points';
import { closeServerSecond } from './task-server';
import { changePace, watchMemory } from './task-work';

/** Puts the end of the running second into the queue. */
export function planSecondEnd(p: Plane): void {
  const next = (Math.floor(p.kernel.now / US_PER_SECOND) + 1) * US_PER_SECOND;
  p.kernel.schedule(next as SimMicros, PHASE.observe, EVENT.secondEnd, 0, 0);
}

/** The event at each whole second: utilisation, figures, and the points of it for the screen. */
export function onSecondEnd(p: Plane): void {
  const second = Math.round(p.kernel.now / US_PER_SECOND);
  for (const s of p.servers) {
    if (s.ended) continue;
    changePace(p, s, () => closeServerSecond(s));
    p.metrics.sample(s.cell, s.cpuPercent, s.memoryPercent);
    watchMemory(p, s);
  }
  writeRequestLines(p);
  const counts = servicePoints(p, second - 1);
  const gauges = takeGauges(p.ctx.world, counts);
  const cells = p.metrics.closeSecond(second, hostCounts(p), gauges);
  watchAnomalies(p, second, cells);
  keepPoints(p, second - 1, cells, counts);
  p.reports.closeSecond(cells);
  for (const client of p.clients) closeClientSecond(client);
  let ended = 0;
  for (const figures of cells.values()) ended += endedIn(figures) + figures.refused;
  p.dots.adapt(ended);
  planSecondEnd(p);
}

/** Healthy and unhealthy targets of each group in use. */
function hostCounts(p: Plane): HostCount[] {
  const counts: HostCount[] = [];
  for (const group of p.ctx.world.targetGroups.values()) {
    const healthy = group.targets.filter((t) => t.health === 'healthy').length;
    const unhealthy = group.targets.filter((t) => t.health === 'unhealthy').length;
    const odd = group.targets.filter(({ slot }) => p.slots.anomalous[slot] === 1);
    const mitigated = odd.filter(({ slot }) => p.slots.share[slot]! < 1).length;
    const counted = { healthy, unhealthy, anomalous: odd.length, mitigated };
    counts.push({ targetGroupArn: group.arn, ...counted });
  }
  return counts;
}

function keepPoints(
  p: Plane,
  second: number,
  cells: Map<number, CellFigures>,
  counts: readonly CountPoint[],
): void {
  const balancers = [...p.ctx.world.loadBalancers.values()];
  const metrics = balancers.map((balancer) => metricPoint(p, second, balancer, cells));
  p.points.add(second, metrics, counts);
  const cost = costPoint(p, second + 1);
  if (cost) p.points.addCost(cost);
}

function metricPoint(
  p: Plane,
  second: number,
  balancer: LoadBalancer,
  cells: Map<number, CellFigures>,
): MetricPoint {
  const list: CellFigures[] = [];
  for (const [cell, figures] of cells) {
    if (p.metrics.labels[cell]!.loadBalancerArn === balancer.arn) list.push(figures);
  }
  const sum = mergeFigures(list);
  const e = sum.endings;
  const [p50Ms, p90Ms, p99Ms] = latencyQuantiles(sum, [0.5, 0.9, 0.99]).map((us) => us / 1000);
  return {
    second,
    loadBalancerArn: balancer.arn,
    requests: endedIn(sum),
    target2xx: e[0]!,
    target3xx: e[1]!,
    target4xx: e[2]!,
    target5xx: e[3]!,
    elb3xx: e[5]!,
    elb4xx: e[6]!,
    elb500: e[7]!,
    elb502: e[8]!,
    elb503: e[9]!,
    elb504: e[10]!,
    clientTimeouts: e[11]!,
    refused: sum.refused,
    p50Ms: p50Ms!,
    p90Ms: p90Ms!,
    p99Ms: p99Ms!,
    latencies: latencyBins(sum),
    ...standing(p, balancer),
  };
}

/** What stands at the end of a second at a load balancer's targets. */
function standing(p: Plane, balancer: LoadBalancer) {
  const outstanding: MetricPoint['outstanding'] = [];
  let healthyHosts = 0;
  let unhealthyHosts = 0;
  for (const arn of groupsOf(balancer)) {
    for (const target of p.ctx.world.targetGroups.get(arn)?.targets ?? []) {
      if (target.health === 'healthy') healthyHosts++;
      if (target.health === 'unhealthy') unhealthyHosts++;
      const count = p.slots.outstanding[target.slot] ?? 0;
      outstanding.push({ taskArn: target.taskArn ?? null, count });
    }
  }
  return { healthyHosts, unhealthyHosts, outstanding: thinned(outstanding) };
}

/**
 * Of very many targets as many as a chart can tell of, evenly by rank with the busiest first: the
 * most stays what it was, and the mean nearly. An hour of a thousand targets would fill a page.
 */
function thinned(all: MetricPoint['outstanding']): MetricPoint['outstanding'] {
  const most = LIMITS.outstandingPerPoint;
  if (all.length <= most) return all;
  const ranked = all.toSorted((a, b) => b.count - a.count);
  return Array.from(
    { length: most },
    (_, at) => ranked[Math.round((at * (all.length - 1)) / (most - 1))]!,
  );
}
