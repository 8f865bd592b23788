import type { InternalNode } from '@xyflow/react';
import type { Point, Rect } from '../../../drawing/diagram-model';
import { boundsOf } from '../../../drawing/geometry';
import { type Guide, snapOf } from '../../../drawing/align-guides';
import type { CanvasNode } from './canvas-node';

type Lookup = ReadonlyMap<string, InternalNode<CanvasNode>>;

/** Pixels of the screen within which an edge draws what is dragged. */
const REACH = 6;

const rectOf = ({ internals, measured }: InternalNode<CanvasNode>): Rect => ({
  ...internals.positionAbsolute,
  width: measured.width ?? 0,
  height: measured.height ?? 0,
});

const parentCorner = (lookup: Lookup, parentId: string | undefined): Point => {
  const parent = parentId === undefined ? undefined : lookup.get(parentId);
  return parent?.internals.positionAbsolute ?? { x: 0, y: 0 };
};

/**
 * Where dragged nodes stand once they keep to the grid and to their neighbours: those that lie in
 * the same frame. Corners are in the coordinates of the nodes' parents, guides on the canvas.
 */
export function snapped(
  corners: ReadonlyMap<string, Point>,
  lookup: Lookup,
  zoom: number,
): { corners: Map<string, Point>; guides: Guide[] } {
  const dragged = [...corners].flatMap(([id, corner]) => {
    const node = lookup.get(id);
    return node ? [{ node, corner, origin: parentCorner(lookup, node.parentId) }] : [];
  });
  const [first] = dragged;
  if (!first) return { corners: new Map(corners), guides: [] };
  const { parentId } = first.node;
  const box = boundsOf(
    dragged.map(({ node, corner, origin }) => ({
      ...rectOf(node),
      x: corner.x + origin.x,
      y: corner.y + origin.y,
    })),
    0,
  );
  const others = [...lookup.values()].filter(
    (node) => node.parentId === parentId && !corners.has(node.id),
  );
  // In a frame the grid is the frame's own.
  const { origin } = first;
  const local = ({ x, y, ...size }: Rect): Rect => ({ x: x - origin.x, y: y - origin.y, ...size });
  const snap = snapOf(
    local(box),
    others.map((node) => local(rectOf(node))),
    REACH / zoom,
  );
  return {
    corners: new Map(
      [...corners].map(([id, { x, y }]) => [id, { x: x + snap.dx, y: y + snap.dy }]),
    ),
    guides: snap.guides.map((guide) => {
      const [at, along] = guide.axis === 'x' ? [origin.x, origin.y] : [origin.y, origin.x];
      return { ...guide, at: guide.at + at, from: guide.from + along, to: guide.to + along };
    }),
  };
}

const isInside = (outer: Rect, { x, y, width, height }: Rect): boolean =>
  x >= outer.x &&
  y >= outer.y &&
  x + width <= outer.x + outer.width &&
  y + height <= outer.y + outer.height;

/** What stands in a titled frame and goes along with it. */
export function within(frame: InternalNode<CanvasNode>, lookup: Lookup): string[] {
  const outer = rectOf(frame);
  return [...lookup.values()]
    .filter((node) => node !== frame && node.parentId === undefined && node.draggable !== false)
    .filter((node) => isInside(outer, rectOf(node)))
    .map(({ id }) => id);
}
