import type { Point, Rect } from '../../drawing/diagram-model';
import { TARGET_GROUP_WIDTH } from '../../drawing/geometry';
import type { Scene } from '../../drawing/scene-node';
import { clearOf } from '../../drawing/settle';

/** As between the columns of the automatic layout: pills need some room, arrows less. */
const BEFORE = 92;
const AFTER = 48;
const APART = 16;
/** About as high as a target group's card is. */
const HEIGHT = 118;

/**
 * New corners when a target group comes between a load balancer and a frame: the group's own, right
 * of the load balancer, and those of whatever stood there or further right and has to move on.
 * A frame below or above the load balancer moves to its right. Empty where the frame ends left of
 * the load balancer: then the layout finds a place.
 */
export function makeRoom(
  scene: Scene,
  ends: { loadBalancer: string; frame: string; group: string },
): Map<string, Point> {
  const corners = new Map<string, Point>();
  const from = scene.get(ends.loadBalancer)?.rect;
  const to = scene.get(ends.frame)?.rect;
  if (!from || !to || to.x + to.width <= from.x) return corners;
  const x = from.x + from.width + BEFORE;
  const shift = Math.max(0, x + TARGET_GROUP_WIDTH + AFTER - to.x);
  const taken: Rect[] = [];
  for (const node of scene.values()) {
    if (node.parentId !== null || node.id === ends.group) continue;
    const isBeyond = node.rect.x >= to.x && node.id !== ends.loadBalancer;
    const place = isBeyond ? { ...node.rect, x: node.rect.x + shift } : node.rect;
    if (isBeyond && shift > 0) corners.set(node.id, { x: place.x, y: place.y });
    taken.push(place);
  }
  const y = from.y + (from.height - HEIGHT) / 2;
  const spot = clearOf({ x, y, width: TARGET_GROUP_WIDTH, height: HEIGHT }, taken, APART);
  corners.set(ends.group, { x: Math.round(spot.x), y: Math.round(spot.y) });
  return corners;
}
