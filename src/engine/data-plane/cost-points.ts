import type { CostPoint } from '../../model/view';
import { usdPerHour } from '../cost/list-prices';
import { capacityUnits, rulesOf } from '../cost/load-balancer-units';
import { usdPerHourNow, usdUsed } from '../cost/running-cost';
import type { Plane } from './plane';

/** A point of what everything costs, every so many seconds. */
const EVERY = 10;

/**
 * What everything costs at a whole second; null between points. Capacity units go by requests alone
 * and in proportion to them, so that those of the last seconds can be added to those before.
 */
export function costPoint(p: Plane, second: number): CostPoint | null {
  if (second % EVERY !== 0) return null;
  const { world } = p.ctx;
  let rate = 0;
  for (const balancer of world.loadBalancers.values()) {
    const requests = p.points.requestsSince(second - EVERY, balancer.arn);
    const units = capacityUnits(requests / EVERY, rulesOf(balancer));
    rate += usdPerHour('lcu', units) ?? 0;
  }
  const usdOfRequests = (p.points.lastCost?.usdOfRequests ?? 0) + (rate * EVERY) / 3600;
  return {
    second: second - 1,
    usdPerHour: usdPerHourNow(world) + rate,
    usdSoFar: usdUsed(world) + usdOfRequests,
    usdOfRequests,
  };
}
