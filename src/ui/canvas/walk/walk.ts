/**
 * Where the arrow keys lead from thing to thing on the canvas. Pure: from where all of it stands.
 */
import type { Point, Rect } from '../../../drawing/diagram-model';
import type { Scene } from '../../../drawing/scene-node';
import { neighbour, WAYS } from './neighbour';

/** Something the keyboard can be at. */
export interface Stop {
  id: string;
  /** The frame it lies in. */
  parentId: string | null;
  rect: Rect;
  /** One of so many that its frame draws it: arrows go from square to square. */
  isSquare: boolean;
}

export interface Graph {
  stops: ReadonlyMap<string, Stop>;
  /** A frame before what lies in it, along the way that requests take. */
  order: readonly string[];
  /** What each sends to, watches, calls or is mounted in; and the other way round. */
  out: ReadonlyMap<string, readonly string[]>;
  into: ReadonlyMap<string, readonly string[]>;
}

interface Source {
  nodes: Scene;
  edges: readonly { source: string; to: string }[];
  /** Notes and frames: they stand on the canvas itself. */
  annotations: readonly ({ id: string } & Rect)[];
  /** Tasks without a node of their own. */
  squares: ReadonlySet<string>;
}

/** What stands on the canvas itself comes in this order; what is not named comes last. */
const KINDS: readonly string[] = [
  'client',
  'loadBalancer',
  'targetGroup',
  'cluster',
  'service',
  'capacityProvider',
  'containerInstance',
  'task',
  'fileSystem',
  'ebsVolume',
  'alarm',
  'fault',
];

const NOTHING: readonly string[] = [];

type Ranked = Stop & { rank: number };

/** As one reads: from top to bottom, in a row from left to right. */
const inReadingOrder = (a: Ranked, b: Ranked): number =>
  a.rank - b.rank || a.rect.y - b.rect.y || a.rect.x - b.rect.x;

function add(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (!list) lists.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}

function stopsOf({ nodes, annotations, squares }: Source): Map<string, Ranked> {
  const stops = new Map<string, Ranked>();
  for (const { id, kind, parentId, rect } of nodes.values()) {
    const rank = KINDS.indexOf(kind);
    stops.set(id, { id, parentId, rect, isSquare: squares.has(id), rank });
  }
  for (const { id, x, y, width, height } of annotations) {
    const rect = { x, y, width, height };
    stops.set(id, { id, parentId: null, rect, isSquare: false, rank: KINDS.length });
  }
  return stops;
}

/** Everything on the canvas, and how it hangs together. */
export function graphOf(source: Source): Graph {
  const stops = stopsOf(source);
  const children = new Map<string, Ranked[]>();
  for (const stop of stops.values()) {
    const parent = stops.has(stop.parentId ?? '') ? stop.parentId! : '';
    const list = children.get(parent);
    if (list) list.push(stop);
    else children.set(parent, [stop]);
  }
  const order: string[] = [];
  const walk = (parent: string): void => {
    for (const { id } of (children.get(parent) ?? []).toSorted(inReadingOrder)) {
      order.push(id);
      walk(id);
    }
  };
  walk('');
  const out = new Map<string, string[]>();
  const into = new Map<string, string[]>();
  for (const edge of source.edges) {
    if (!stops.has(edge.source) || !stops.has(edge.to)) continue;
    add(out, edge.source, edge.to);
    add(into, edge.to, edge.source);
  }
  return { stops, order, out, into };
}

/** The nearest square of the same frame that way. */
function squareBeside({ stops }: Graph, from: Stop, way: Point): string | undefined {
  const squares = [...stops.values()].filter(({ parentId }) => parentId === from.parentId);
  const placed = squares.map(({ id, rect }) => ({ id, place: rect }));
  return neighbour(placed, from.rect, way)?.id;
}

/**
 * Along an edge of its own, or of a frame around it: to where one came from if that is among them,
 * else to the highest.
 */
function along(graph: Graph, from: Stop, way: 'out' | 'into', came: string | null) {
  for (let at: Stop | undefined = from; at; at = graph.stops.get(at.parentId ?? '')) {
    const ends: readonly string[] = graph[way].get(at.id) ?? NOTHING;
    if (came !== null && ends.includes(came)) return came;
    const places = new Map(graph.order.map((id, index) => [id, index]));
    const [first] = ends.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
    if (first !== undefined) return first;
  }
  return undefined;
}

/** The next or previous one in the same frame; past the last one, of the frame around. */
function sibling(graph: Graph, from: Stop, step: 1 | -1): string | undefined {
  for (let at: Stop | undefined = from; at; at = graph.stops.get(at.parentId ?? '')) {
    const { parentId } = at;
    const list = graph.order.filter((id) => graph.stops.get(id)?.parentId === parentId);
    const next = list[list.indexOf(at.id) + step];
    if (next !== undefined) return next;
    if (step < 0) return parentId ?? undefined;
  }
  return undefined;
}

function inOrder({ order }: Graph, id: string, step: 1 | -1): string | undefined {
  return order[order.indexOf(id) + step];
}

/**
 * Where a key leads from one thing on the canvas: right to what it sends to, left back, up and down
 * through everything in order (into frames and out of them), Page keys from frame to frame, Home
 * and
 * End to the first and the last, Escape to the frame around. Undefined where it leads nowhere.
 */
export function walkTo(
  graph: Graph,
  id: string,
  key: string,
  came: string | null = null,
): string | undefined {
  const from = graph.stops.get(id);
  if (!from) return graph.order[0];
  const way = WAYS[key];
  const square = from.isSquare && way ? squareBeside(graph, from, way) : undefined;
  if (square !== undefined) return square;
  switch (key) {
    case 'ArrowRight':
      return along(graph, from, 'out', came);
    case 'ArrowLeft':
      return along(graph, from, 'into', came);
    case 'ArrowDown':
      return from.isSquare ? sibling(graph, outOf(graph, from), 1) : inOrder(graph, id, 1);
    case 'ArrowUp':
      return from.isSquare ? (from.parentId ?? undefined) : inOrder(graph, id, -1);
    case 'PageDown':
      return sibling(graph, from, 1);
    case 'PageUp':
      return sibling(graph, from, -1);
    case 'Home':
      return graph.order[0];
    case 'End':
      return graph.order.at(-1);
    case 'Escape':
      return from.parentId ?? undefined;
    default:
      return undefined;
  }
}

const outOf = ({ stops }: Graph, from: Stop): Stop => stops.get(from.parentId ?? '') ?? from;
