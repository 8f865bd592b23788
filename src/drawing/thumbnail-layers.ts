import type { DiagramEdge, DiagramNode, Rect } from './diagram-model';
import { edgePath } from './edge-path';
import { boundsOf } from './geometry';

/** What a thumbnail tells apart, from the back to the front. */
export const THUMBNAIL_LAYERS = [
  'cluster',
  'frame',
  'host',
  'line',
  'source-line',
  'target-line',
  'third-line',
  'failing-line',
  'card',
  'client',
  'balancer',
  'neutral',
  'source',
  'target',
  'third',
  'waiting',
  'draining',
  'failing',
  'cross',
] as const;

export type ThumbnailLayer = (typeof THUMBNAIL_LAYERS)[number];

/**
 * A diagram as it is seen from far away: shapes without a word. SVG path data by layer, all within
 * `THUMBNAIL_SIZE`; plain text, so that it can be kept in a file.
 */
export type Thumbnail = Partial<Record<ThumbnailLayer, string>>;

/** The box that all of them fill as far as they can; its units are half pixels. */
export const THUMBNAIL_SIZE = { width: 400, height: 176 } as const;

const MARGIN = 12;
/** Nothing is enlarged beyond this. */
const LARGEST = 0.42;
/** Around a task, so that its neighbour is another one even from here. */
const TASK_GAP = 1.5;

type Place = (x: number, y: number) => string;

/** From the diagram to the middle of the box, in whole units. */
function placeIn(bounds: Rect): { scale: number; at: Place } {
  const { width, height } = THUMBNAIL_SIZE;
  const scale = Math.min(
    LARGEST,
    (width - 2 * MARGIN) / bounds.width,
    (height - 2 * MARGIN) / bounds.height,
  );
  const left = (width - bounds.width * scale) / 2 - bounds.x * scale;
  const top = (height - bounds.height * scale) / 2 - bounds.y * scale;
  return { scale, at: (x, y) => `${Math.round(left + x * scale)} ${Math.round(top + y * scale)}` };
}

/** A rectangle with round corners; tasks keep apart from each other, as they do on the canvas. */
function rectPath({ kind, x, y, width, height }: DiagramNode, scale: number, at: Place): string {
  const isTask = kind === 'task';
  const gap = isTask ? TASK_GAP / scale : 0;
  const [w, h] = [width - 2 * gap, height - 2 * gap].map((side) => Math.round(side * scale));
  const r = Math.max(0, Math.min(isTask ? 4 : 6, Math.floor(Math.min(w!, h!) / 2) - 1));
  const arc = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  const [along, down] = [w! - 2 * r, h! - 2 * r];
  const top = `M${at(x + gap, y + gap)}m${r} 0h${along}${arc(r, r)}v${down}`;
  return `${top}${arc(-r, r)}h${-along}${arc(-r, -r)}v${-down}${arc(r, -r)}z`;
}

/** In the middle of where its card is. */
function circlePath({ x, y, width, height }: Rect, scale: number, at: Place): string {
  const r = Math.round((Math.min(width, height) * scale) / 2.2);
  const centre = at(x + width / 2, y + height / 2);
  return `M${centre}m${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
}

/** Trouble is told by more than its colour. */
function crossPath({ x, y, width, height }: Rect, scale: number, at: Place): string {
  const r = Math.round((Math.min(width, height) * scale) / 5);
  const centre = at(x + width / 2, y + height / 2);
  return `M${centre}m${-r} ${-r}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}`;
}

const PAIR = /(-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)/g;

const linePath = ({ route }: DiagramEdge, at: Place): string =>
  edgePath(route).replace(PAIR, (_, x: string, y: string) => at(Number(x), Number(y)));

function layerOf(node: DiagramNode): ThumbnailLayer {
  switch (node.kind) {
    case 'cluster':
      return 'cluster';
    case 'service':
    case 'capacityProvider':
      return 'frame';
    case 'containerInstance':
      return 'host';
    case 'client':
      return 'client';
    case 'loadBalancer':
      return 'balancer';
    case 'task':
      return node.facts.tone === 'plain' ? node.facts.role : node.facts.tone;
    case 'alarm':
      return node.facts.state === 'ALARM' ? 'failing' : 'card';
    case 'fault':
      return node.facts.active ? 'failing' : 'card';
    default:
      return 'card';
  }
}

function lineLayerOf({ role, broken }: DiagramEdge): ThumbnailLayer {
  if (broken) return 'failing-line';
  return role === 'neutral' ? 'line' : `${role}-line`;
}

/** What is left of a diagram at a glance. */
export function thumbnailOf(model: {
  nodes: readonly DiagramNode[];
  edges: readonly DiagramEdge[];
}): Thumbnail {
  const { scale, at } = placeIn(boundsOf(model.nodes, 0));
  const layers: Thumbnail = {};
  const add = (layer: ThumbnailLayer, path: string) => {
    layers[layer] = (layers[layer] ?? '') + path;
  };
  for (const node of model.nodes) {
    const isRound = node.kind === 'client' || node.kind === 'fault' || node.kind === 'alarm';
    const layer = layerOf(node);
    add(layer, (isRound ? circlePath : rectPath)(node, scale, at));
    if (layer === 'failing') add('cross', crossPath(node, scale, at));
  }
  for (const edge of model.edges) add(lineLayerOf(edge), linePath(edge, at));
  return layers;
}
