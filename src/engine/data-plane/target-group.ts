import type { Target, TargetGroup } from '../../model/load-balancer';
import type { RandomStream } from '../kernel/prng';
import { fewestOutstanding, fillBuckets, type OutstandingBuckets } from './outstanding-buckets';

/** How requests choose among `slots`, read off the routing machine's state. */
export type RoutingWay = 'roundRobin' | 'leastOutstandingRequests' | 'weightedRandom';

/** A target group as the hot path sees it. */
export interface RoutingTable {
  arn: string;
  way: RoutingWay;
  /** Targets that may be chosen now, in order of registration. */
  slots: Int32Array;
  count: number;
  /** Where the next turn of the rotation starts, as an index into `slots`. */
  cursor: number;
  /** Kept for groups too large to look at every target for the fewest outstanding. */
  buckets: OutstandingBuckets | null;
  /** Nothing below has a say, so that `choose` is all there is to it. */
  plain: boolean;
  /** How many of `slots` are in slow start beside others that are not. */
  slow: number;
  /** Weighted random with anomalous targets: shares added up, in the order of `slots`. */
  sharesUpTo: Float64Array | null;
  /** Cross-zone load balancing off: a table of its own for each zone. */
  zones: ZoneTable[] | null;
}

/** One node of the load balancer, which knows the targets of its own zone. */
export interface ZoneTable {
  readonly zone: string;
  readonly table: RoutingTable;
  /** µs. Since when its node is out of DNS, -1 while it is in. */
  failingSince: number;
}

/** Up to here looking at each target is quicker than keeping lists. */
const SCAN_AT_MOST = 64;

export const emptyTable = (arn: string): RoutingTable => ({
  arn,
  way: 'roundRobin',
  slots: new Int32Array(0),
  count: 0,
  cursor: 0,
  buckets: null,
  plain: true,
  slow: 0,
  sharesUpTo: null,
  zones: null,
});

/**
 * Healthy targets there must be: `unhealthy_state_routing` for traffic to be kept to them,
 * `dns_failover` for a zone to stay in DNS; default 1.
 */
export function minimumHealthy(
  group: TargetGroup,
  registered: number,
  part: 'unhealthy_state_routing' | 'dns_failover' = 'unhealthy_state_routing',
): number {
  const prefix = `target_group_health.${part}.minimum_healthy_targets.`;
  const count = Number(group.attributes[`${prefix}count`] ?? 1) || 1;
  const percent = group.attributes[`${prefix}percentage`];
  if (!percent || percent === 'off') return count;
  return Math.max(count, Math.ceil((Number(percent) * registered) / 100));
}

export const isUsable = (health: Target['health'] | null): boolean =>
  health === 'healthy' || health === 'unhealthy' || health === 'initial';

/**
 * Who of a group's targets (or of those in one zone) may get requests now. All unhealthy, or too
 * few healthy: everyone does, "fail open".
 */
export function eligibleTargets(
  group: TargetGroup,
  among: readonly Target[] = group.targets,
): {
  slots: number[];
  usable: number;
  healthy: number;
  minimumHealthy: number;
} {
  let usable = 0;
  let healthy = 0;
  for (const { health } of among) {
    if (health === 'healthy') healthy++;
    if (isUsable(health)) usable++;
  }
  const minimum = minimumHealthy(group, usable);
  const failsOpen = healthy < minimum;
  const slots: number[] = [];
  for (const { health, slot } of among) {
    const isChosen = failsOpen ? isUsable(health) : health === 'healthy';
    if (isChosen && slot >= 0) slots.push(slot);
  }
  return { slots, usable, healthy, minimumHealthy: minimum };
}

/** Puts new targets in, keeping the rotation where it was. */
export function refill(table: RoutingTable, slots: number[]): void {
  const nextSlot = table.count > 0 ? table.slots[table.cursor % table.count]! : -1;
  table.slots = Int32Array.from(slots);
  table.count = slots.length;
  const at = slots.indexOf(nextSlot);
  table.cursor = at >= 0 ? at : slots.length > 0 ? table.cursor % slots.length : 0;
}

/** Where a slot is among those of a table, or would be: they are in order of registration. */
function placeOf({ slots }: RoutingTable, serial: Int32Array, slot: number): number {
  const own = serial[slot]!;
  let low = 0;
  let high = slots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (serial[slots[middle]!]! < own) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts one more target in, as `refill` with it would: the rotation stays where it was. */
export function putIn(table: RoutingTable, serial: Int32Array, slot: number): void {
  const { slots, count, cursor } = table;
  const at = placeOf(table, serial, slot);
  table.slots = new Int32Array(count + 1);
  table.slots.set(slots.subarray(0, at));
  table.slots[at] = slot;
  table.slots.set(slots.subarray(at), at + 1);
  table.count = count + 1;
  if (count > 0 && at <= cursor) table.cursor = cursor + 1;
}

/** Takes one target out, as `refill` without it would. */
export function takeOut(table: RoutingTable, serial: Int32Array, slot: number): void {
  const { slots, cursor } = table;
  const at = placeOf(table, serial, slot);
  if (slots[at] !== slot) return;
  const count = slots.length - 1;
  table.slots = new Int32Array(count);
  table.slots.set(slots.subarray(0, at));
  table.slots.set(slots.subarray(at + 1), at);
  table.count = count;
  if (at < cursor) table.cursor = cursor - 1;
  else if (at === cursor && at === count) table.cursor = 0;
}

/** Keeps lists by outstanding requests where that pays, after `way` or the targets have changed. */
export function rebucket(table: RoutingTable, outstanding: Int32Array): void {
  const large = table.way === 'leastOutstandingRequests' && table.count > SCAN_AT_MOST;
  table.buckets = large ? fillBuckets(table.slots, outstanding) : null;
}

/** The slot the next request goes to. Call only with `count` above 0. */
export function choose(table: RoutingTable, outstanding: Int32Array, random: RandomStream): number {
  const { slots, count } = table;
  if (table.way === 'roundRobin') {
    const slot = slots[table.cursor]!;
    table.cursor = table.cursor + 1 === count ? 0 : table.cursor + 1;
    return slot;
  }
  if (table.way === 'weightedRandom') return slots[Math.floor(random.next() * count)]!;
  return table.buckets
    ? fewestOutstanding(table.buckets, random)
    : scanForFewest(slots, count, outstanding, random);
}

/**
 * Fewest outstanding; AWS does not say how ties are broken. Here by chance (from a random place
 * on), as the theory of joining the shortest queue has it.
 */
function scanForFewest(
  slots: Int32Array,
  count: number,
  outstanding: Int32Array,
  random: RandomStream,
): number {
  let i = count === 1 ? 0 : Math.floor(random.next() * count);
  let best = slots[i]!;
  let fewest = outstanding[best]!;
  for (let k = 1; k < count && fewest > 0; k++) {
    i = i + 1 === count ? 0 : i + 1;
    const slot = slots[i]!;
    const n = outstanding[slot]!;
    if (n < fewest) {
      fewest = n;
      best = slot;
    }
  }
  return best;
}
