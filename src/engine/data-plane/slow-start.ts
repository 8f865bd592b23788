import type { TargetGroup } from '../../model/load-balancer';
import { US_PER_SECOND } from '../../model/sim-time';
import type { Plane } from './plane';
import type { RoutingTable } from './target-group';
import type { TargetSlot, TargetSlots } from './target-slots';

/**
 * TG-5: a target that has turned healthy gets a share that grows evenly until it is a full one, as
 * long as another healthy target of the group takes its full share already. When the last such
 * target leaves, as in a rolling update, there is nothing left to be slow against, and all that
 * were warming up take full shares at once.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
 */

/** µs for which a group's targets warm up, 0 for not at all; only round robin knows it. */
export function slowStartUs(group: TargetGroup): number {
  const algorithm = group.attributes['load_balancing.algorithm.type'] ?? 'round_robin';
  if (algorithm !== 'round_robin') return 0;
  return Number(group.attributes['slow_start.duration_seconds'] ?? 0) * US_PER_SECOND;
}

/** Whether a target takes its full share. */
export const isWarm = (slots: TargetSlots, now: number, slot: number): boolean =>
  slots.slowFrom[slot]! < 0 || now >= slots.slowUntil[slot]!;

/** Whether a healthy target of the group, another than `but`, takes its full share. */
export const hasWarmTarget = (p: Plane, group: TargetGroup, but = -1): boolean =>
  group.targets.some(
    (t) => t.health === 'healthy' && t.slot !== but && isWarm(p.slots, p.kernel.now, t.slot),
  );

/**
 * A target has turned healthy. One that was registered when nobody was there to be slow against
 * takes its full share, but not the next time.
 */
export function beginSlowStart(p: Plane, group: TargetGroup, entry: TargetSlot): void {
  const length = slowStartUs(group);
  const slow = length > 0 && entry.warmsUp && hasWarmTarget(p, group, entry.index);
  entry.warmsUp = true;
  if (!slow) return;
  p.slots.slowFrom[entry.index] = p.kernel.now;
  p.slots.slowUntil[entry.index] = p.kernel.now + length;
  p.slots.turns[entry.index] = 0;
}

/** A target that is unhealthy or leaves is out of its slow start. */
export function endSlowStart(p: Plane, slot: number): void {
  p.slots.slowFrom[slot] = -1;
}

/** Ends the slow start of a group that has none any more, or nobody left who takes a full share. */
export function settleSlowStart(p: Plane, group: TargetGroup): void {
  if (slowStartUs(group) > 0 && hasWarmTarget(p, group)) return;
  for (const target of group.targets) if (target.slot >= 0) endSlowStart(p, target.slot);
}

/** How many of a table's targets warm up; 0 also where no other takes a full share. */
export function countSlow(p: Plane, slots: Int32Array): number {
  let slow = 0;
  for (const slot of slots) if (!isWarm(p.slots, p.kernel.now, slot)) slow++;
  return slow === slots.length ? 0 : slow;
}

/**
 * The next of the rotation where some warm up: each of their turns counts for as much as they are
 * warm, and a request comes when their turns add up to one. A target with a full share is among
 * them, so the search ends.
 */
export function nextWarming(p: Plane, table: RoutingTable): number {
  const { slowFrom, slowUntil, turns } = p.slots;
  const { now } = p.kernel;
  for (;;) {
    const slot = table.slots[table.cursor]!;
    table.cursor = table.cursor + 1 === table.count ? 0 : table.cursor + 1;
    const from = slowFrom[slot]!;
    if (from < 0) return slot;
    if (now >= slowUntil[slot]!) {
      endSlowStart(p, slot);
      table.slow--;
      table.plain = table.slow === 0;
      return slot;
    }
    const turn = turns[slot]! + (now - from) / (slowUntil[slot]! - from);
    turns[slot] = turn < 1 ? turn : turn - 1;
    if (turn >= 1) return slot;
  }
}
