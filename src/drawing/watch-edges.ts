/** From an alarm to what it watches: a dotted line, straight, since nothing flows along it. */
import type { AlarmView } from '../model/view';
import type { EdgeRoute, Rect } from './diagram-model';
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

export function watchEdges(drawn: Drawn, view: AlarmView): Draft[] {
  const subject = subjectOf(drawn, view);
  const [from, to] = [drawn.scene.get(view.id), drawn.scene.get(subject ?? '')];
  if (subject === undefined || !from || !to) return [];
  const look = { role: 'neutral', line: 'watch', dashed: false, rate: 0 } as const;
  return [{ from: view.id, to: subject, route: facing(from.rect, to.rect), ...look }];
}
