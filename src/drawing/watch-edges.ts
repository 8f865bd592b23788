/** From an alarm to what it watches: a dotted line without bends, since nothing flows along it. */
import type { AlarmView } from '../model/view';
import type { EdgeRoute, Rect } from './diagram-model';
import { sideOf } from './geometry';
import type { SceneNode } from './scene-node';
import type { Draft, Drawn } from './scene-edge';

const middle = (from: number, length: number): number => from + length / 2;

/** Between the two sides that face each other; above or below where the cards share columns. */
function facing(a: Rect, b: Rect): EdgeRoute {
  const left = Math.max(a.x, b.x);
  const right = Math.min(a.x + a.width, b.x + b.width);
  if (left < right) {
    const x = middle(left, right - left);
    const [from, to] = a.y > b.y ? [a.y, b.y + b.height] : [a.y + a.height, b.y];
    return { from: { x, y: from }, to: { x, y: to }, isStraight: true };
  }
  const isRightOf = a.x > b.x;
  const from = { x: isRightOf ? a.x : a.x + a.width, y: middle(a.y, a.height) };
  const to = { x: isRightOf ? b.x + b.width : b.x, y: middle(b.y, b.height) };
  return { from, to, isStraight: true };
}

/** Of a load balancer and a target group in one alarm the group is what is watched. */
function subjectOf(drawn: Drawn, view: AlarmView): string | undefined {
  const shown = view.subjectIds.filter((id) => drawn.scene.has(id));
  const group = shown.find((id) => drawn.entities.get(id)?.kind === 'targetGroup');
  return group ?? shown[0];
}

/** How far a line runs from the cards that it goes past, and from the end of the one it reaches. */
const PAST = 13;
const END = 16;

/** Whether another card stands on the way of an upright line. */
function isBlocked({ scene }: Drawn, { from, to }: EdgeRoute, ends: readonly string[]): boolean {
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  return [...scene.values()].some(
    ({ id, parentId, rect }) =>
      parentId === null &&
      !ends.includes(id) &&
      rect.x < from.x &&
      from.x < rect.x + rect.width &&
      rect.y < bottom &&
      top < rect.y + rect.height,
  );
}

/** Past cards in between, such as another alarm, on their left. */
function routeOf(drawn: Drawn, from: SceneNode, to: SceneNode): EdgeRoute {
  const route = facing(from.rect, to.rect);
  const isUpright = route.from.x === route.to.x;
  if (!isUpright || !isBlocked(drawn, route, [from.id, to.id])) return route;
  const isBelow = from.rect.y > to.rect.y;
  return {
    from: sideOf(from.rect, 'left'),
    to: { x: to.rect.x, y: isBelow ? to.rect.y + to.rect.height - END : to.rect.y + END },
    around: Math.min(from.rect.x, to.rect.x) - PAST,
  };
}

export function watchEdges(drawn: Drawn, view: AlarmView): Draft[] {
  const subject = subjectOf(drawn, view);
  const [from, to] = [drawn.scene.get(view.id), drawn.scene.get(subject ?? '')];
  if (subject === undefined || !from || !to) return [];
  const look = { role: 'neutral', line: 'watch', dashed: false, rate: 0 } as const;
  return [{ from: view.id, to: subject, route: routeOf(drawn, from, to), ...look }];
}
