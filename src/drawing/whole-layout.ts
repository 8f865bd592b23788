/**
 * Places for a whole sandbox with a lot in it, that nobody has placed yet: blocks of clients, load
 * balancers, target groups and clusters from left to right, each of as many columns, and services
 * in as many rows, as let all of it be seen as large as can be.
 */
import type { EntityView } from '../model/view';
import type { Point } from './diagram-model';
import { FRAME, type Size, sizeOfTargetGroup } from './geometry';
import { ownSize, sceneOf } from './scene';
import type { SceneInput } from './scene-node';
import { isShown } from './shown';

type Given = Omit<SceneInput, 'places'>;

/** From so many on: services of a cluster, cards of a column. */
const MANY = { services: 5, cards: 7 } as const;
/** Width to height of what it is to be seen in. */
export const VIEW = {
  /** The canvas between its panels. */
  canvas: 1.6,
  /** The canvas while presenting, between the counts and the caption. */
  stage: 2.2,
} as const;
/** On the stage tasks are to be seen; what leads to them stands aside. */
export type WholeView = keyof typeof VIEW;
/** Between services, where lines pass, and between cards one below the other. */
const APART = { services: 24, cards: 20, columns: 24 } as const;

/** Of what the engine tells of, or as the scene names it. */
type Kind = EntityView['kind'] | 'client';

/** What stands in the blocks, from left to right, and the room right of each: for lines. */
const BLOCKS: readonly { kinds: readonly Kind[]; after: number }[] = [
  { kinds: ['traffic', 'client', 'fault'], after: 48 },
  { kinds: ['loadBalancer', 'alarm'], after: 70 },
  { kinds: ['targetGroup'], after: 56 },
];

export interface Sized extends Size {
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

/** Column by column from the top, about as many in each, none higher than that unless one is. */
function inColumns(things: readonly Sized[], high: number): Filled {
  const all = things.reduce((sum, { height }) => sum + height + APART.cards, 0);
  for (let columns = Math.max(1, Math.ceil(all / (high + APART.cards))); ; columns++) {
    const filled = columnsOf(things, Math.ceil(things.length / columns));
    if (filled.height <= high || columns >= things.length) return filled;
  }
}

function columnsOf(things: readonly Sized[], perColumn: number): Filled {
  const places = new Map<string, Point>();
  let [x, height] = [0, 0];
  for (let at = 0; at < things.length; at += perColumn) {
    const column = things.slice(at, at + perColumn);
    let y = 0;
    for (const { id, ...size } of column) {
      places.set(id, { x, y });
      y += size.height + APART.cards;
    }
    x += most(column.map(({ width }) => width)) + APART.columns;
    height = Math.max(height, y - APART.cards);
  }
  return { places, width: Math.max(0, x - APART.columns), height };
}

/** The fewest columns that are not higher than that. */
function rowsWithin(things: readonly Sized[], high: number): Filled {
  for (let columns = 1; columns < things.length; columns++) {
    const filled = inRows(things, columns, APART.services);
    if (filled.height <= high) return filled;
  }
  return inRows(things, Math.max(1, things.length), APART.services);
}

/** What there is to place, and how large it is. */
export interface Content {
  /** Cards of each block from left to right. */
  blocks: Sized[][];
  clusters: { id: string; services: Sized[] }[];
}

/** Where it goes: services in the coordinates of what lies in their cluster. */
export interface Plan extends Size {
  /** Corners of cards. */
  cards: ReadonlyMap<string, Point>;
  /** Corners of services in their cluster. */
  services: ReadonlyMap<string, Point>;
  /** Where the clusters begin. */
  left: number;
}

/** Cards by the block that they stand in; others are left out. */
export const blocksOf = <Card extends { kind: Kind }>(cards: readonly Card[]): Card[][] =>
  BLOCKS.map(({ kinds }) => cards.filter(({ kind }) => kinds.includes(kind)));

/** With all of its targets, whether they have been registered yet or not. */
function groupSize(id: string, targets: number, { entities }: Given): Size {
  let wanted = 0;
  for (const view of entities.values()) {
    if (view.kind === 'service' && view.targetGroupArns.includes(id)) wanted += view.desired;
  }
  return sizeOfTargetGroup({ pips: Array.from({ length: Math.max(targets, wanted) }) });
}

function contentOf(given: Given): Content {
  const views = [...given.entities.values()].filter(isShown);
  const sized = (view: EntityView): Sized => ({
    id: view.id,
    ...(view.kind === 'targetGroup'
      ? groupSize(view.id, view.targets.length, given)
      : ownSize(view, given)),
  });
  const clusters = views
    .filter(({ kind }) => kind === 'cluster')
    .map(({ id }) => ({
      id,
      services: views
        .filter((view) => view.kind === 'service' && view.clusterArn === id)
        .map(sized),
    }));
  return { blocks: blocksOf(views).map((own) => own.map(sized)), clusters };
}

/** Whether one column of each would be too long to be seen well. */
export function isCrowded({ blocks, clusters }: Content): boolean {
  return (
    clusters.some(({ services }) => services.length >= MANY.services) ||
    blocks.some((things) => things.length >= MANY.cards)
  );
}

const HEAD = FRAME.clusterHeader + FRAME.clusterPadding;

/** Cards of the blocks side by side, each block in the middle of that height. */
function placeBlocks(blocks: readonly Filled[], tall: number) {
  const cards = new Map<string, Point>();
  let left = 0;
  for (const [i, { places, width, height }] of blocks.entries()) {
    if (width === 0) continue;
    const top = Math.max(0, (tall - height) / 2);
    for (const [id, { x, y }] of places) cards.set(id, { x: left + x, y: Math.round(top + y) });
    left += width + BLOCKS[i]!.after;
  }
  return { cards, left };
}

function planWithin({ blocks, clusters }: Content, high: number): Plan {
  const share = high / Math.max(1, clusters.length) - HEAD;
  const filled = clusters.map(({ services }) => rowsWithin(services, share));
  const columns = blocks.map((things) => inColumns(things, high));
  const stacked = filled.reduce((sum, { height }) => sum + height + HEAD, 0);
  const height = most([stacked, ...columns.map((one) => one.height)]);
  const wide = most(filled.map(({ width }) => width)) + 2 * FRAME.clusterPadding;
  const { cards, left } = placeBlocks(columns, height);
  const inside = filled.flatMap(({ places }) => [...places]);
  return {
    cards,
    left,
    services: new Map(
      inside.map(([id, { x, y }]) => {
        return [id, { x: x + FRAME.clusterPadding, y: y + FRAME.clusterHeader }];
      }),
    ),
    width: left + (clusters.length > 0 ? wide : 0),
    height,
  };
}

/** How wide the window must be for all of it at 100 %: the smaller, the larger all is seen. */
export const extentOf = ({ width, height }: Size, shape: number): number =>
  Math.max(width, shape * height);

/** As `extentOf`, of the clusters alone. */
const clustersOf = ({ width, height, left }: Plan): Size => ({ width: width - left, height });

/**
 * The best of the heights that are tried, from one card to all of them in one column. On the stage
 * the clusters alone are to be seen, the rest stands left of them.
 */
export function planWhole(content: Content, view: WholeView = 'canvas'): Plan {
  const shape = VIEW[view];
  const cost = (plan: Plan): number =>
    extentOf(view === 'stage' && content.clusters.length > 0 ? clustersOf(plan) : plan, shape);
  let best = planWithin(content, 300);
  for (let high = 300; high < 24_000; high *= 1.08) {
    const plan = planWithin(content, high);
    if (cost(plan) < cost(best)) best = plan;
  }
  return view === 'stage' ? onStage(best) : best;
}

/** Further left than the stage shows, whatever room there is beside the clusters. */
const ASIDE = 0.6;

/** With the clusters so far right that nothing else is on the stage with them. */
function onStage(plan: Plan): Plan {
  const { width, height } = clustersOf(plan);
  return { ...plan, left: plan.left + ASIDE * extentOf({ width, height }, VIEW.stage) };
}

/** Clusters one below the other, as high as what lies in them, services at their places. */
function placeClusters(given: Given, { clusters }: Content, plan: Plan): Map<string, Point> {
  const scene = sceneOf({ ...given, places: Object.fromEntries(plan.services) });
  const places = new Map(plan.services);
  let y = 0;
  for (const { id } of clusters) {
    places.set(id, { x: plan.left, y });
    y += (scene.get(id)?.rect.height ?? 0) + APART.services;
  }
  return places;
}

/**
 * Places of everything but file systems, volumes and providers, which stand below; undefined where
 * there is not so much that one column of each would be too long.
 */
export function wholeLayout(
  given: Given,
  view: WholeView = 'canvas',
): Record<string, Point> | undefined {
  const content = contentOf(given);
  if (!isCrowded(content)) return undefined;
  const plan = planWhole(content, view);
  return Object.fromEntries([...plan.cards, ...placeClusters(given, content, plan)]);
}
