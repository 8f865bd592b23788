import type { Plane } from './plane';
import type { Route } from './route';

/** One of a rule's target groups, by weight; -1 when all weights are 0. */
export function pickGroup(p: Plane, route: Route): number {
  const upTo = route.weightsUpTo;
  if (upTo.length === 1) return 0;
  const total = upTo[upTo.length - 1]!;
  if (!(total > 0)) return -1;
  const at = p.streams.weights.next() * total;
  let which = 0;
  while (at >= upTo[which]!) which++;
  return which;
}
