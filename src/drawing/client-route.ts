import type { EdgeRoute, Rect } from './diagram-model';
import { sideOf } from './geometry';

const rightOf = ({ x, width }: Rect): number => x + width;
const bottomOf = ({ y, height }: Rect): number => y + height;
const middleOf = ({ x, width }: Rect): number => x + width / 2;

/** What both span from left to right, in its middle; null where nothing is above the other. */
function sharedColumn(a: Rect, b: Rect): number | null {
  const [left, right] = [Math.max(a.x, b.x), Math.min(rightOf(a), rightOf(b))];
  return right > left ? (left + right) / 2 : null;
}

/**
 * From a client to its load balancer: level where it stands left of it, as it is arranged; where
 * somebody has put it elsewhere, by the shortest way that does not turn back on itself.
 */
export function clientRoute(client: Rect, balancer: Rect): EdgeRoute {
  const level = { from: sideOf(client, 'right'), to: sideOf(balancer, 'left') };
  if (rightOf(client) <= balancer.x) return level;
  const isAbove = bottomOf(client) <= balancer.y;
  const isBelow = client.y >= bottomOf(balancer);
  if (isAbove || isBelow) {
    const end = isAbove ? balancer.y : bottomOf(balancer);
    const column = sharedColumn(client, balancer);
    if (column !== null) {
      const from = { x: column, y: isAbove ? bottomOf(client) : client.y };
      return { from, to: { x: column, y: end }, isStraight: true };
    }
    const from = sideOf(client, 'left');
    const x = middleOf(balancer);
    return { from, to: { x, y: end }, via: [{ x, y: from.y }] };
  }
  const isBehind = client.x >= rightOf(balancer);
  if (!isBehind) return level;
  const [from, to] = [sideOf(client, 'left'), sideOf(balancer, 'right')];
  const x = (from.x + to.x) / 2;
  const via = [
    { x, y: from.y },
    { x, y: to.y },
  ];
  return { from, to, via };
}
