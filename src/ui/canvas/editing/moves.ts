/** What a drag, a key or a button moves, as one step that can be undone. */
import { PROVIDER } from '../../../drawing/box-layout';
import type { Point, Rect } from '../../../drawing/diagram-model';
import { FRAME, type Size } from '../../../drawing/geometry';
import type { NodeKind, Scene } from '../../../drawing/scene-node';
import type { Annotation, NodeLayout } from '../../../model/sandbox-document';
import type { EntityView } from '../../../model/view';
import { counted } from '../../kit/counted';
import type { SandboxParts } from '../../sandbox-context';
import { annotationName } from '../annotations/annotation-name';

/** How high the heading is of the frame that it lies in; undefined where it lies in none. */
function headingOver(view: EntityView | undefined): number | undefined {
  if (view?.kind === 'service' || view?.kind === 'capacityProvider') return FRAME.clusterHeader;
  if (view?.kind !== 'containerInstance') return undefined;
  return view.capacityProvider === null ? FRAME.clusterHeader : PROVIDER.header;
}

/** What lies in a frame stays inside, clear of its heading. */
export function insideFrame({ mirror }: SandboxParts, id: string, { x, y }: Point): Point {
  const corner = { x: Math.round(x), y: Math.round(y) };
  const heading = headingOver(mirror.getState().entities.get(id));
  if (heading === undefined) return corner;
  return { x: Math.max(FRAME.clusterPadding, corner.x), y: Math.max(heading, corner.y) };
}

/** What one thing is called in a menu, or how many there are. */
export function nameOf({ mirror, workspace }: SandboxParts, ids: readonly string[]): string {
  const [id = ''] = ids;
  if (ids.length !== 1) return counted(ids.length, 'node');
  const view = mirror.getState().entities.get(id);
  if (view?.kind === 'fault') return view.fault.type;
  if (view?.kind === 'task') return view.shortId;
  if (view) return view.name;
  const annotation = workspace.getState().workbench.annotations.find((one) => one.id === id);
  return annotation ? annotationName(annotation) : 'a node';
}

/** Gives corners, in the coordinates of their frames, and sizes, of annotations alone. */
export function drawMoved(
  parts: SandboxParts,
  corners: ReadonlyMap<string, Point>,
  sizes: ReadonlyMap<string, Size> = new Map(),
  verb = 'Move',
): void {
  const { layout, workbench } = parts.workspace.getState();
  const known = new Set(workbench.annotations.map(({ id }) => id));
  const places: Record<string, NodeLayout> = {};
  for (const [id, corner] of corners) {
    if (known.has(id)) continue;
    const { x, y } = insideFrame(parts, id, corner);
    const { auto: _auto, ...old } = layout[id] ?? {};
    if (layout[id]?.x !== x || layout[id]?.y !== y) places[id] = { ...old, x, y };
  }
  const changed: string[] = [];
  const annotations = workbench.annotations.map((one): Annotation => {
    const next = { ...one, ...rounded(corners.get(one.id)), ...rounded(sizes.get(one.id)) };
    const same =
      next.x === one.x &&
      next.y === one.y &&
      next.width === one.width &&
      next.height === one.height;
    if (!same) changed.push(one.id);
    return same ? one : next;
  });
  const ids = [...Object.keys(places), ...changed];
  if (ids.length === 0) return;
  const label = `${sizes.size > 0 ? 'Resize' : verb} ${nameOf(parts, ids)}`;
  if (changed.length === 0) parts.commands.moveNodes(label, places);
  else parts.commands.draw(label, { layout: places, annotations });
}

function rounded<T extends object>(numbers: T | undefined): Partial<T> {
  if (!numbers) return {};
  const entries = Object.entries(numbers).map(([key, value]) => [key, Math.round(Number(value))]);
  return Object.fromEntries(entries) as Partial<T>;
}

/** Stand where the frame around them has them. */
const ARRANGED: readonly NodeKind[] = ['task', 'ebsVolume'];

/** What of a selection can be moved: the outermost of what lies in one another. */
export interface Movable {
  id: string;
  /** On the canvas. */
  rect: Rect;
  /** The corner of the frame that it lies in. */
  origin: Point;
  locked: boolean;
}

const CANVAS: Point = { x: 0, y: 0 };

export function movableOf(
  { workspace }: SandboxParts,
  scene: Scene,
  ids: readonly string[],
): Movable[] {
  const { layout, workbench } = workspace.getState();
  const chosen = new Set(ids);
  const isCarried = (id: string): boolean => {
    const parent = scene.get(id)?.parentId ?? null;
    return parent !== null && (chosen.has(parent) || isCarried(parent));
  };
  const annotations = new Map(workbench.annotations.map((one) => [one.id, one]));
  return ids.flatMap((id): Movable[] => {
    const annotation = annotations.get(id);
    if (annotation) {
      const { x, y, width, height, locked = false } = annotation;
      return [{ id, rect: { x, y, width, height }, origin: CANVAS, locked }];
    }
    const node = scene.get(id);
    const isArranged = node && ARRANGED.includes(node.kind) && node.parentId !== null;
    if (!node || isArranged || isCarried(id)) return [];
    const origin = scene.get(node.parentId ?? '')?.rect ?? CANVAS;
    return [{ id, rect: node.rect, origin, locked: layout[id]?.locked ?? false }];
  });
}

/** Moves to corners on the canvas, each turned into those of its frame. */
export function moveTo(
  parts: SandboxParts,
  movable: readonly Movable[],
  corners: ReadonlyMap<string, Point>,
  verb: string,
): void {
  const own = movable.flatMap(({ id, origin }): [string, Point][] => {
    const corner = corners.get(id);
    return corner ? [[id, { x: corner.x - origin.x, y: corner.y - origin.y }]] : [];
  });
  drawMoved(parts, new Map(own), new Map(), verb);
}
