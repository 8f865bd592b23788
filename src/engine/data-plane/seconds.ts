import type { LoadBalancer } from '../../model/load-balancer';
import type { SimMicros } from '../../model/sim-time';
import { US_PER_SECOND } from '../../model/sim-time';
import type { CountPoint, MetricPoint } from '../../model/view';
import { takeGauges } from '../cloudwatch/gauges';
import { PHASE } from '../engine-context';
import { EVENT } from '../kernel/event-kinds';
import { endedIn, mergeFigures, type CellFigures } from '../observe/cell-figures';
import { byBalancer } from '../observe/cell-labels';
import { latencyBins, latencyQuantiles } from '../observe/latency-histogram';
import type { ClosedRow } from '../observe/closed-row';
import { watchAnomalies } from './anomalies';
import { closeClientSecond } from './client';
import { costPoint } from './cost-points';
import { hostCounts, standingAt } from './host-counts';
import type { Plane } from './plane';
import { writeRequestLines } from './request-log';
import { closeServerSeconds } from './server-seconds';
import { servicePoints } from './service-points';

/** Puts the end of the running second into the queue. */
export function planSecondEnd(p: Plane): void {
  const next = (Math.floor(p.kernel.now / US_PER_SECOND) + 1) * US_PER_SECOND;
  p.kernel.schedule(next as SimMicros, PHASE.observe, EVENT.secondEnd, 0, 0);
}

/** The event at each whole second: utilisation, figures, and the points of it for the screen. */
export function onSecondEnd(p: Plane): void {
  const second = Math.round(p.kernel.now / US_PER_SECOND);
  closeServerSeconds(p);
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
    ...standingAt(p, balancer),
  };
}
