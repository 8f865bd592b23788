/**
 * Places for a whole sandbox with a lot in it, that nobody has placed yet: blocks of clients, load
 * balancers, target groups and clusters from left to right, each of as many columns, and services
 * in as many rows, as let all of it be seen as large as can be.
 */
import type { EntityView } from '../model/view';
import type { Point } from './diagram-model';
import { FRAME, type Size } from './geometry';
import { ownSize, sceneOf } from './scene';
import type { SceneInput } from './scene-node';
import { isShown } from './shown';

type Given = Omit<SceneInput, 'places'>;

/** From so many on: services of a cluster, cards of a column. */
const MANY = { services: 5, cards: 7 } as const;
/** Width to height of the canvas between its panels. */
const CANVAS = 1.5;
/** Between services, where lines pass, and between cards one below the other. */
const APART = { services: 24, cards: 20, columns: 24 } as const;

/** What stands in the blocks, from left to right, and the room right of each: for lines. */
const BLOCKS: readonly { kinds: readonly EntityView['kind'][]; after: number }[] = [
  { kinds: ['traffic', 'fault'], after: 48 },
  { kinds: ['loadBalancer', 'alarm'], after: 70 },
  { kinds: ['targetGroup'], after: 56 },
];

interface Sized extends Size {
  id: string;
}

interface Filled extends Size {
  places: Map<string, Point>;
}

const most = (values: readonly number[]): number => Math.max(0, ...values);

/** Row by row, in so many columns, all as wide as the widest. */
function inRows(things: readonly Sized[], columns: number, apart: number): Filled {
  const wide = most(things.map(({ width }) => width)) + apart;
  const places = new Map<string, Point>();
  let y = 0;
  for (let at = 0; at < things.length; at += columns) {
    const row = things.slice(at, at + columns);
    for (const [i, { id }] of row.entries()) places.set(id, { x: i * wide, y });
    y += most(row.map(({ height }) => height)) + apart;
  }
  const used = Math.min(columns, things.length);
  return { places, width: Math.max(0, used * wide - apart), height: Math.max(0, y - apart) };
}

/** Column by column from the top, each not higher than that, unless one thing is. */
function inColumns(things: readonly Sized[], high: number): Filled {
  const places = new Map<string, Point>();
  let [x, y, widest, height] = [0, 0, 0, 0];
  for (const { id, ...size } of things) {
    if (y > 0 && y + size.height > high) {
      [x, y, widest] = [x + widest + APART.columns, 0, 0];
    }
    places.set(id, { x, y });
    widest = Math.max(widest, size.width);
    height = Math.max(height, y + size.height);
    y += size.height + APART.cards;
  }
  return { places, width: x + widest, height };
}

/** The fewest columns that are not higher than that. */
function rowsWithin(things: readonly Sized[], high: number): Filled {
  for (let columns = 1; columns < things.length; columns++) {
    const filled = inRows(things, columns, APART.services);
    if (filled.height <= high) return filled;
  }
  return inRows(things, Math.max(1, things.length), APART.services);
}

interface Content {
  blocks: { things: Sized[]; after: number }[];
  clusters: { id: string; services: Sized[] }[];
}

function contentOf(given: Given): Content {
  const views = [...given.entities.values()].filter(isShown);
  const sized = (view: EntityView): Sized => ({ id: view.id, ...ownSize(view, given) });
  const blocks = BLOCKS.map(({ kinds, after }) => ({
    things: views.filter(({ kind }) => kinds.includes(kind)).map(sized),
    after,
  }));
  const clusters = views
    .filter(({ kind }) => kind === 'cluster')
    .map(({ id }) => ({
      id,
      services: views
        .filter((view) => view.kind === 'service' && view.clusterArn === id)
        .map(sized),
    }));
  return { blocks, clusters };
}

/** Whether one column of each would be too long to be seen well. */
export function isCrowded(given: Given): boolean {
  const { blocks, clusters } = contentOf(given);
  return (
    clusters.some(({ services }) => services.length >= MANY.services) ||
    blocks.some(({ things }) => things.length >= MANY.cards)
  );
}

interface Plan extends Size {
  blocks: (Filled & { after: number })[];
  services: { id: string; filled: Filled }[];
}

const HEAD = FRAME.clusterHeader + FRAME.clusterPadding;

function planWithin({ blocks, clusters }: Content, high: number): Plan {
  const share = high / Math.max(1, clusters.length) - HEAD;
  const services = clusters.map(({ id, services: own }) => ({
    id,
    filled: rowsWithin(own, share),
  }));
  const heights = services.map(({ filled }) => filled.height + HEAD);
  const filled = blocks.map(({ things, after }) => ({ ...inColumns(things, high), after }));
  const width = filled.reduce((sum, one) => sum + (one.width > 0 ? one.width + one.after : 0), 0);
  return {
    blocks: filled,
    services,
    width: width + most(services.map((one) => one.filled.width)) + 2 * FRAME.clusterPadding,
    height: most([heights.reduce((sum, one) => sum + one, 0), ...filled.map((one) => one.height)]),
  };
}

/** How large the window must be for all of it at 100 %: the smaller, the larger all is seen. */
const extentOf = ({ width, height }: Size): number => Math.max(width, CANVAS * height);

/** Heights that are tried: from one card to all of them in one column. */
function bestPlan(content: Content): Plan {
  let best = planWithin(content, 300);
  for (let high = 300; high < 24_000; high *= 1.08) {
    const plan = planWithin(content, high);
    if (extentOf(plan) < extentOf(best)) best = plan;
  }
  return best;
}

/** Clusters one below the other, as high as what lies in them, services at their places. */
function placeClusters(given: Given, plan: Plan, x: number): Map<string, Point> {
  const inside = new Map<string, Point>();
  for (const { filled } of plan.services) {
    for (const [id, { x: left, y: top }] of filled.places) {
      inside.set(id, { x: left + FRAME.clusterPadding, y: top + FRAME.clusterHeader });
    }
  }
  const scene = sceneOf({ ...given, places: Object.fromEntries(inside) });
  const places = new Map(inside);
  let y = 0;
  for (const { id } of plan.services) {
    places.set(id, { x, y });
    y += (scene.get(id)?.rect.height ?? 0) + APART.services;
  }
  return places;
}

/** Places of everything but file systems, volumes and providers, which stand below. */
export function wholeLayout(given: Given): Record<string, Point> {
  const plan = bestPlan(contentOf(given));
  const places = new Map<string, Point>();
  let x = 0;
  for (const { places: own, width, height, after } of plan.blocks) {
    if (width === 0) continue;
    const top = Math.max(0, (plan.height - height) / 2);
    for (const [id, place] of own) places.set(id, { x: x + place.x, y: Math.round(top + place.y) });
    x += width + after;
  }
  return Object.fromEntries([...places, ...placeClusters(given, plan, x)]);
}
