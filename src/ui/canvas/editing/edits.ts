/** What can be done to a selection; loaded when it is first done. */
import { type Alignment, aligned, type Axis, distributed } from '../../../drawing/align';
import { GRID } from '../../../drawing/align-guides';
import type { Point, Rect } from '../../../drawing/diagram-model';
import { boundsOf } from '../../../drawing/geometry';
import { nearestFree } from '../../../drawing/settle';
import { tidied } from '../../../drawing/tidy';
import type { Annotation, NodeLayout } from '../../../model/sandbox-document';
import type { SandboxParts } from '../../sandbox-context';
import { annotate, frameAround, newAnnotation } from '../annotations/annotation-edits';
import { isAnnotationId } from '../annotations/annotation-nodes';
import type { CanvasScene } from '../scene-keeper';
import { type CanvasHands, canvasHands } from './canvas-hands';
import { drawMoved, type Movable, movableOf, moveTo, nameOf } from './moves';

function chosen(parts: SandboxParts): Movable[] {
  const hands = canvasHands(parts);
  return hands ? movableOf(parts, hands.scene().nodes, parts.view.getState().selection) : [];
}

export function align(parts: SandboxParts, how: Alignment): void {
  const movable = chosen(parts);
  const fixed = new Set(movable.filter(({ locked }) => locked).map(({ id }) => id));
  canvasHands(parts)?.glide();
  moveTo(parts, movable, aligned(movable, how, fixed), 'Align');
}

export function distribute(parts: SandboxParts, axis: Axis): void {
  const movable = chosen(parts).filter(({ locked }) => !locked);
  canvasHands(parts)?.glide();
  moveTo(parts, movable, distributed(movable, axis), 'Distribute');
}

/** Tidies the selection, or everything where less than two things are selected. */
export function tidyUp(parts: SandboxParts): void {
  const hands = canvasHands(parts);
  if (!hands) return;
  const { nodes, edges } = hands.scene();
  const { layout } = parts.workspace.getState();
  const locked = new Set(Object.keys(layout).filter((id) => layout[id]?.locked));
  const selection = parts.view.getState().selection.filter((id) => !isAnnotationId(id));
  const only = selection.length > 1 ? { only: new Set(selection) } : {};
  hands.glide();
  drawMoved(parts, tidied(nodes, edges, { locked, ...only }), new Map(), 'Tidy up');
}

type Flag = 'locked' | 'collapsed';

/** Which nodes a flag can be put on: all can be locked but what its frame arranges. */
export function flaggable(parts: SandboxParts, flag: Flag): string[] {
  const { selection } = parts.view.getState();
  if (flag === 'locked') return chosen(parts).map(({ id }) => id);
  const { entities } = parts.mirror.getState();
  return selection.filter((id) => {
    const kind = entities.get(id)?.kind;
    return kind === 'cluster' || kind === 'service';
  });
}

/** Whether all that can have the flag have it. */
export function isFlagged({ workspace }: SandboxParts, ids: readonly string[], flag: Flag) {
  const { layout, workbench } = workspace.getState();
  const locked = new Set(workbench.annotations.filter((one) => one.locked).map(({ id }) => id));
  const has = (id: string) => layout[id]?.[flag] === true || (flag === 'locked' && locked.has(id));
  return ids.length > 0 && ids.every(has);
}

const VERBS = { locked: ['Lock', 'Unlock'], collapsed: ['Collapse', 'Expand'] } as const;

/** Puts a flag on the selection, or takes it away where all have it. */
export function toggleFlag(parts: SandboxParts, flag: Flag): void {
  const ids = flaggable(parts, flag);
  const hands = canvasHands(parts);
  if (ids.length === 0 || !hands) return;
  const { layout, workbench } = parts.workspace.getState();
  const isOn = !isFlagged(parts, ids, flag);
  const { nodes } = hands.scene();
  const places: Record<string, NodeLayout> = {};
  for (const id of ids) {
    const place = layout[id] ?? nodes.get(id)?.place;
    if (!place || isAnnotationId(id)) continue;
    const drawn: NodeLayout = layout[id] ?? { x: place.x, y: place.y, auto: true };
    const { [flag]: _before, ...rest } = drawn;
    // Where it is held is where somebody wants it.
    if (flag === 'locked') delete rest.auto;
    places[id] = isOn ? { ...rest, [flag]: true } : rest;
  }
  const own = new Set(ids);
  const annotations = workbench.annotations.map((one): Annotation => {
    if (flag !== 'locked' || !own.has(one.id)) return one;
    const { locked: _before, ...rest } = one;
    return isOn ? { ...rest, locked: true } : rest;
  });
  const label = `${VERBS[flag][isOn ? 0 : 1]} ${nameOf(parts, ids)}`;
  const isDrawn = flag === 'locked' && ids.some(isAnnotationId);
  parts.commands.draw(label, { layout: places, ...(isDrawn && { annotations }) });
}

/** Where the last press of an arrow key has put things, until the scene shows them there. */
let nudged: { scene: CanvasScene; layout: object; corners: Map<string, Point> } | null = null;

/** A step of the arrow keys: to the grid, or by a pixel with Shift. */
export function nudge(parts: SandboxParts, { x, y }: Point, fine: boolean): void {
  const scene = canvasHands(parts)?.scene();
  if (!scene) return;
  const step = fine ? 1 : GRID;
  const movable = chosen(parts).filter(({ locked }) => !locked);
  // A press may come before the one ahead of it is drawn.
  const isAhead = nudged?.scene === scene && nudged.layout === parts.workspace.getState().layout;
  const before = isAhead ? nudged?.corners : undefined;
  const corners = new Map(
    movable.map(({ id, rect }): [string, Point] => {
      const from = before?.get(id) ?? rect;
      return [id, { x: from.x + x * step, y: from.y + y * step }];
    }),
  );
  moveTo(parts, movable, corners, 'Move');
  nudged = { scene, layout: parts.workspace.getState().layout, corners };
}

/** What stands on the canvas itself, and what was written there: new notes keep clear of it. */
function standing({ workspace }: SandboxParts, { nodes }: CanvasScene): Rect[] {
  const tops = [...nodes.values()].filter(({ parentId }) => parentId === null);
  return [...tops.map(({ rect }) => rect), ...workspace.getState().workbench.annotations];
}

/** A new annotation in sight, clear of everything where there is room for it. */
function inSight(parts: SandboxParts, hands: CanvasHands, kind: Annotation['kind']): Annotation {
  const made = newAnnotation(kind, hands.middle());
  const free = nearestFree(made, standing(parts, hands.scene()), GRID, (rect) =>
    isInside(hands.seen(), rect),
  );
  return free ? { ...made, x: Math.round(free.x), y: Math.round(free.y) } : made;
}

const isInside = (outer: Rect, { x, y, width, height }: Rect): boolean =>
  x >= outer.x &&
  y >= outer.y &&
  x + width <= outer.x + outer.width &&
  y + height <= outer.y + outer.height;

/** Its words are open at once; a frame goes around the selection where there is one. */
export function addAnnotation(parts: SandboxParts, kind: Annotation['kind'], at?: Point): void {
  const hands = canvasHands(parts);
  if (!hands) return;
  const rects = chosen(parts).map(({ rect }) => rect);
  const isAround = kind === 'frame' && rects.length > 0 && at === undefined;
  const made = isAround
    ? frameAround(boundsOf(rects, 0))
    : at
      ? newAnnotation(kind, at)
      : inSight(parts, hands, kind);
  annotate(parts, `Add ${kind}`, (all) => [...all, made]);
  parts.view.setState({ selection: [made.id] });
  hands.rename(made.id);
}

/** Notes and frames at once, since that is undone; what exists after naming what follows. */
export function remove(parts: SandboxParts, ids: readonly string[]): void {
  const own = new Set(ids.filter(isAnnotationId));
  if (own.size > 0) {
    const label = `Delete ${nameOf(parts, [...own])}`;
    annotate(parts, label, (all) => all.filter(({ id }) => !own.has(id)));
  }
  const others = ids.filter((id) => !own.has(id));
  parts.view.setState({
    selection: others,
    ...(others.length > 0 && { dialog: { kind: 'remove', ids: others } }),
  });
}
