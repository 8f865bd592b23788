import type { LoadBalancer, Target } from '../../model/load-balancer';
import type { SimMicros } from '../../model/sim-time';
import { US_PER_SECOND } from '../../model/sim-time';
import type { CountPoint, MetricPoint } from '../../model/view';
import { takeGauges } from '../cloudwatch/gauges';
import { PHASE } from '../engine-context';
import { EVENT } from '../kernel/event-kinds';
import { LIMITS } from '../limits';
import { endedIn, mergeFigures, type CellFigures } from '../observe/cell-figures';
import { byBalancer } from '../observe/cell-labels';
import { latencyBins, latencyQuantiles } from '../observe/latency-histogram';
import type { ClosedRow, HostCount } from '../observe/closed-row';
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
    if (s.image.discipline === 'fifo') closeServerSecond(s);
    else changePace(p, s, () => closeServerSecond(s));
    p.metrics.sample(s.cell, s.cpuPercent, s.memoryPercent);
    watchMemory(p, s);
  }
  writeRequestLines(p);
  const counts = servicePoints(p, second - 1);
  const gauges = takeGauges(p.ctx.world, counts);
  p.dots.adapt(p.metrics.countedNow);
  const row = p.metrics.closeSecond(second, hostCounts(p), gauges);
  watchAnomalies(p, second, row);
  keepPoints(p, second - 1, row, counts);
  p.reports.closeSecond(row);
  for (const client of p.clients) closeClientSecond(client);
  planSecondEnd(p);
}

/** Healthy and unhealthy targets of each group in use. */
function hostCounts(p: Plane): HostCount[] {
  const counts: HostCount[] = [];
  for (const group of p.ctx.world.targetGroups.values()) {
    let [healthy, unhealthy, anomalous, mitigated] = [0, 0, 0, 0];
    for (const { health, slot } of group.targets) {
      if (health === 'healthy') healthy++;
      if (health === 'unhealthy') unhealthy++;
      if (p.slots.anomalous[slot] !== 1) continue;
      anomalous++;
      if (p.slots.share[slot]! < 1) mitigated++;
    }
    counts.push({ targetGroupArn: group.arn, healthy, unhealthy, anomalous, mitigated });
  }
  return counts;
}

function keepPoints(p: Plane, second: number, row: ClosedRow, counts: readonly CountPoint[]): void {
  const sums = p.metrics.sumsOf(row, byBalancer);
  const metrics = [...p.ctx.world.loadBalancers.values()].map((balancer) =>
    metricPoint(p, second, balancer, sums.get(balancer.arn) ?? mergeFigures([])),
  );
  p.points.add(second, metrics, counts);
  const cost = costPoint(p, second + 1);
  if (cost) p.points.addCost(cost);
}

function metricPoint(
  p: Plane,
  second: number,
  balancer: LoadBalancer,
  sum: CellFigures,
): MetricPoint {
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
  const targets: Target[] = [];
  let healthyHosts = 0;
  let unhealthyHosts = 0;
  for (const arn of groupsOf(balancer)) {
    for (const target of p.ctx.world.targetGroups.get(arn)?.targets ?? []) {
      if (target.health === 'healthy') healthyHosts++;
      if (target.health === 'unhealthy') unhealthyHosts++;
      targets.push(target);
    }
  }
  const outstanding = thinned(p, targets).map((target) => ({
    taskArn: target.taskArn ?? null,
    count: p.slots.outstanding[target.slot] ?? 0,
  }));
  return { healthyHosts, unhealthyHosts, outstanding };
}

/**
 * Of very many targets as many as a chart can tell of, evenly by rank with the busiest first: the
 * most stays what it was, and the mean nearly. An hour of a thousand targets would fill a page.
 */
function thinned({ slots }: Plane, all: readonly Target[]): readonly Target[] {
  const most = LIMITS.outstandingPerPoint;
  if (all.length <= most) return all;
  const counts = all.map(({ slot }) => slots.outstanding[slot] ?? 0);
  // How many have more than so many: where those with as many begin.
  const begins = new Int32Array(Math.max(...counts) + 2);
  for (const count of counts) begins[count]!++;
  for (let count = begins.length - 1, more = 0; count >= 0; count--) {
    const same = begins[count]!;
    begins[count] = more;
    more += same;
  }
  const ranked = new Int32Array(all.length);
  for (let at = 0; at < all.length; at++) ranked[begins[counts[at]!]!++] = at;
  return Array.from(
    { length: most },
    (_, at) => all[ranked[Math.round((at * (all.length - 1)) / (most - 1))]!]!,
  );
}
