import type { LoadBalancer } from '../../model/load-balancer';
import { endedIn } from '../observe/cell-figures';
import type { Metrics } from '../observe/metrics';
import { CONNECTION, LCU } from './list-prices';

/** Capacity units while so many requests a second come: the largest of four dimensions. */
export function capacityUnits(requestsPerSecond: number, rules: number): number {
  const connections = requestsPerSecond / CONNECTION.requests;
  const gbPerHour = (requestsPerSecond * CONNECTION.bytesPerRequest * 3600) / 1e9;
  const evaluations = requestsPerSecond * Math.max(0, rules - LCU.freeRules);
  return Math.max(
    connections / LCU.newConnectionsPerSecond,
    (connections * CONNECTION.seconds) / LCU.activeConnections,
    gbPerHour / LCU.gbPerHour,
    evaluations / LCU.rulesPerSecond,
  );
}

/** Rules that are processed for a request, at most; the default one is none. */
export const rulesOf = (balancer: LoadBalancer | undefined): number =>
  Math.max(0, ...(balancer?.listeners ?? []).map(({ rules }) => rules.length - 1));

/** Requests a second that came to a load balancer in [from, to) in seconds. */
export function requestRate(metrics: Metrics, arn: string, from: number, to: number): number {
  let count = 0;
  for (const { cells } of metrics.closedSpans(from, to)) {
    for (const [cell, figures] of cells) {
      if (metrics.labels[cell]?.loadBalancerArn === arn) count += endedIn(figures);
    }
  }
  return to > from ? count / (to - from) : 0;
}

/**
 * LCU-hours of a load balancer up to `second`: reckoned hour by hour, as they are billed.
 */
export function unitHours(
  metrics: Metrics,
  { arn, rules }: { arn: string; rules: number },
  second: number,
): number {
  let sum = 0;
  for (let from = 0; from < second; from += 3600) {
    const to = Math.min(second, from + 3600);
    const rate = requestRate(metrics, arn, from, to);
    sum += (capacityUnits(rate, rules) * (to - from)) / 3600;
  }
  return sum;
}
