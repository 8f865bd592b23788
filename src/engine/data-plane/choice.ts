import { placeByShare } from './mitigation';
import type { Plane } from './plane';
import { nextWarming } from './slow-start';
import { choose, type RoutingTable } from './target-group';
import { pickZone } from './zones';

/**
 * The slot that the next request to a group goes to; -1 where nobody is there to take it. The one
 * door to a routing table: whatever is switched on at the group has its say behind it.
 */
export function chooseTarget(p: Plane, table: RoutingTable): number {
  if (table.plain && table.count > 0) return choose(table, p.slots.outstanding, p.streams.routing);
  if (table.count === 0) return -1;
  if (table.zones) return chooseTarget(p, pickZone(p, table.zones).table);
  if (table.slow > 0) return nextWarming(p, table);
  if (table.sharesUpTo) return table.slots[placeByShare(table.sharesUpTo, p.streams.routing)]!;
  return choose(table, p.slots.outstanding, p.streams.routing);
}
