/**
 * Tidying up: new places for what is on the canvas, in columns from left to right as the automatic
 * layout has them (clients, load balancers, target groups, clusters), in the order that crosses the
 * fewest lines.
 */
import type { Point, Rect } from './diagram-model';
import { boundsOf, FRAME, type Size, sizeOfCluster } from './geometry';
import type { SceneEdge } from './scene-edge';
import type { NodeKind, Scene, SceneNode } from './scene-node';
import { clearOf } from './settle';
import { heightsOf, type Line } from './tidy-order';
import { blocksOf, type Content, extentOf, isCrowded, planWhole, VIEW } from './whole-layout';

export interface TidyChoices {
  /** Only these, and what lies in those of them that are clusters; everything without. */
  only?: ReadonlySet<string>;
  /** These stay where they are. */
  locked: ReadonlySet<string>;
}

/** Places as in `WorkspaceState.layout`: of services within their cluster. */
export type TidyPlaces = Map<string, Point>;

const COLUMN: Record<NodeKind, number> = {
  client: 0,
  fault: 0,
  alarm: 1,
  loadBalancer: 1,
  targetGroup: 2,
  cluster: 3,
  capacityProvider: 3,
  fileSystem: 3,
  ebsVolume: 3,
  service: 3,
  task: 3,
  containerInstance: 3,
};
/** Room right of each column: pills stand between load balancers and groups. */
const RIGHT_OF = [34, 92, 34, 0] as const;
const BELOW = 32;
const GRID = 8;
/** More services than this stand beside one another too. */
const IN_ONE_COLUMN = 3;
/** What a cluster with many services comes to: its width by its height. */
const SHAPE = 1.3;

const snapped = (value: number): number => Math.round(value / GRID) * GRID;

const isTop = ({ parentId }: SceneNode): boolean => parentId === null;

/** The service around a task, or itself; else what stands on the canvas around it. */
function endOf(scene: Scene, id: string): SceneNode | undefined {
  let node = scene.get(id);
  while (node && node.kind !== 'service' && node.parentId !== null) node = scene.get(node.parentId);
  return node;
}

/** The cluster around a service: with its services at their places it is a card among others. */
function outside(scene: Scene, id: string): string {
  const node = scene.get(id);
  return node?.kind === 'service' && node.parentId !== null ? node.parentId : id;
}

function linesOf(scene: Scene, edges: readonly SceneEdge[]): Line[] {
  const lines = new Map<string, Line>();
  for (const edge of edges) {
    const [from, to] = [endOf(scene, edge.source)?.id, endOf(scene, edge.to)?.id];
    if (from === undefined || to === undefined) continue;
    lines.set(`${from} ${to}`, { from, to });
  }
  return [...lines.values()];
}

interface Wanted {
  /** What stands on the canvas itself. */
  cards: SceneNode[];
  services: SceneNode[];
}

/** What is to be given a new place. A cluster that is tidied has all of its services tidied. */
function wantedOf(scene: Scene, { only, locked }: TidyChoices): Wanted {
  const nodes = [...scene.values()].filter(({ id }) => !locked.has(id));
  const isMeant = ({ id }: SceneNode): boolean => !only || only.has(id);
  return {
    cards: nodes.filter((node) => isTop(node) && isMeant(node)),
    services: nodes.filter(
      (node) => node.kind === 'service' && (isMeant(node) || only?.has(node.parentId ?? '')),
    ),
  };
}

function columnsFor(services: readonly SceneNode[], room: number): number {
  if (services.length <= IN_ONE_COLUMN) return 1;
  const width = Math.max(...services.map(({ place }) => place.width)) + FRAME.gap;
  const high = services.reduce((sum, { place }) => sum + place.height + FRAME.gap, 0);
  const wanted = Math.sqrt((SHAPE * high) / width);
  const most = room > 0 ? Math.max(1, Math.floor(room / width)) : services.length;
  return Math.min(Math.max(1, Math.round(wanted)), most, services.length);
}

/** Services of a cluster in rows, clear of those that stay. */
function rowsOf(services: readonly SceneNode[], fixed: readonly Rect[], room: number): TidyPlaces {
  const columns = columnsFor(services, room);
  const width = Math.max(0, ...services.map(({ place }) => place.width)) + FRAME.gap;
  const places: TidyPlaces = new Map();
  const taken = [...fixed];
  let top: number = FRAME.clusterHeader;
  for (let row = 0; row < services.length; row += columns) {
    const placed = services.slice(row, row + columns).map(({ id, place }, column) => {
      const x = FRAME.clusterPadding + column * width;
      const rect = clearOf({ ...place, x, y: top }, taken, FRAME.gap);
      places.set(id, { x: rect.x, y: rect.y });
      return rect;
    });
    taken.push(...placed);
    top = Math.max(...placed.map((rect) => rect.y + rect.height)) + FRAME.gap;
  }
  return places;
}

/** Boxes of instances decide how wide a cluster is: services above them take no more. */
const BOXES: readonly NodeKind[] = ['containerInstance', 'capacityProvider'];

function tidyClusters(
  scene: Scene,
  services: readonly SceneNode[],
  heights: ReadonlyMap<string, number>,
): TidyPlaces {
  const moved = new Set(services.map(({ id }) => id));
  const clusters = new Set(services.map(({ parentId }) => parentId));
  const places: TidyPlaces = new Map();
  for (const cluster of clusters) {
    const inside = [...scene.values()].filter(({ parentId }) => parentId === cluster);
    const own = inside
      .filter(({ id }) => moved.has(id))
      .toSorted((a, b) => (heights.get(a.id) ?? 0) - (heights.get(b.id) ?? 0));
    const fixed = inside.filter(({ id, kind }) => kind === 'service' && !moved.has(id));
    const boxes = inside.filter(({ kind }) => BOXES.includes(kind));
    const room = Math.max(0, ...boxes.map(({ place }) => place.x + place.width));
    const rows = rowsOf(
      own,
      fixed.map(({ place }) => place),
      room,
    );
    for (const [id, place] of rows) places.set(id, place);
  }
  return places;
}

/** What a card will take up: a cluster may change its size with its services. */
function sizeAfter(scene: Scene, node: SceneNode, inner: TidyPlaces): Size {
  if (node.kind !== 'cluster') return node.rect;
  const inside = [...scene.values()].filter(({ parentId }) => parentId === node.id);
  if (inside.some(({ kind }) => kind !== 'service')) {
    const bottom = Math.max(
      0,
      ...inside.map(({ id, place }) => (inner.get(id)?.y ?? place.y) + place.height),
    );
    return { width: node.rect.width, height: Math.max(node.rect.height, bottom) };
  }
  return sizeOfCluster(inside.map(({ id, place }) => ({ ...place, ...inner.get(id) })));
}

/** Each column that has something in it, from the left. */
function columnLefts(cards: readonly SceneNode[], sizes: ReadonlyMap<string, Size>, left: number) {
  const lefts = new Map<number, number>();
  let next = left;
  for (const [column, gap] of RIGHT_OF.entries()) {
    const own = cards.filter(({ kind }) => COLUMN[kind] === column);
    if (own.length === 0) continue;
    lefts.set(column, next);
    next += Math.max(...own.map(({ id }) => sizes.get(id)?.width ?? 0)) + gap;
    next = Math.ceil(next / GRID) * GRID;
  }
  return lefts;
}

/** Where each service's lines come from, on the average; where it stands now without any. */
function entriesOf(
  scene: Scene,
  services: readonly SceneNode[],
  lines: readonly Line[],
  heights: ReadonlyMap<string, number>,
): Map<string, number> {
  return new Map(
    services.map(({ id, rect }) => {
      const from = lines.filter(({ to }) => to === id).map((line) => line.from);
      const tops = from.flatMap((one) => heights.get(one) ?? scene.get(one)?.rect.y ?? []);
      if (tops.length === 0) return [id, rect.y];
      return [id, tops.reduce((sum, top) => sum + top, 0) / tops.length];
    }),
  );
}

/** So many times the order of the services follows the cards, and the cards their sizes. */
const ROUNDS = 2;

/**
 * New places for everything, or for some. What is tidied keeps its upper left corner as a whole, is
 * clear of itself and, where others stay, of them. Of all there is, where that is a lot, it comes
 * to blocks instead of columns when these can be seen so much larger.
 */
export function tidied(
  scene: Scene,
  edges: readonly SceneEdge[],
  choices: TidyChoices,
): TidyPlaces {
  const wanted = wantedOf(scene, choices);
  const { cards, services } = wanted;
  const lines = linesOf(scene, edges);
  const outer = lines.map(({ from, to }) => ({
    from: outside(scene, from),
    to: outside(scene, to),
  }));
  let sizes = new Map<string, Size>(cards.map(({ id, rect }) => [id, rect]));
  let inner: TidyPlaces = new Map();
  let heights = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    const known = sizes;
    const ranked = cards.map(({ id, kind }) => ({
      id,
      rank: COLUMN[kind],
      size: known.get(id)!,
    }));
    heights = asTheyStood(scene, heightsOf(ranked, outer, BELOW));
    inner = tidyClusters(scene, services, entriesOf(scene, services, lines, heights));
    sizes = new Map(cards.map((node) => [node.id, sizeAfter(scene, node, inner)]));
  }
  const usual = new Map([...inner, ...inColumns(scene, cards, { sizes, heights })]);
  if (choices.only || choices.locked.size > 0) return usual;
  const entries = entriesOf(scene, services, lines, heights);
  const orders = new Map([...entries, ...heights].toSorted(([, a], [, b]) => a - b));
  const blocks = inBlocks(scene, wanted, orders);
  if (!blocks) return usual;
  return seenWidth(scene, wanted, blocks) * LARGER < seenWidth(scene, wanted, usual)
    ? blocks
    : usual;
}

/** So much larger it has to be seen before blocks are better than columns. */
const LARGER = 1.15;

/** How wide a window shows all of it at 100 %. */
function seenWidth(scene: Scene, { cards }: Wanted, places: TidyPlaces): number {
  const rects = cards.map((node) => ({
    ...(places.get(node.id) ?? node.rect),
    ...pick(sizeAfter(scene, node, places)),
  }));
  return extentOf(boundsOf(rects, 0), VIEW.canvas);
}

/** What stands below the clusters. */
const BELOW_CLUSTERS: readonly NodeKind[] = ['capacityProvider', 'fileSystem', 'ebsVolume'];

/** As the automatic layout has a lot of things; undefined where there is not so much. */
function inBlocks(
  scene: Scene,
  { cards, services }: Wanted,
  heights: ReadonlyMap<string, number>,
): TidyPlaces | undefined {
  const inOrder = (nodes: readonly SceneNode[]): SceneNode[] =>
    nodes.toSorted((a, b) => (heights.get(a.id) ?? 0) - (heights.get(b.id) ?? 0));
  const sized = ({ id, rect }: SceneNode) => ({ id, ...pick(rect) });
  const clusters = inOrder(cards.filter(({ kind }) => kind === 'cluster'));
  const content: Content = {
    blocks: blocksOf(inOrder(cards).map(({ id, kind, rect }) => ({ id, kind, ...pick(rect) }))),
    clusters: clusters.map(({ id }) => ({
      id,
      services: inOrder(services.filter(({ parentId }) => parentId === id)).map(sized),
    })),
  };
  if (!isCrowded(content)) return undefined;
  const plan = planWhole(content);
  const corner = boundsOf(
    cards.map(({ rect }) => rect),
    0,
  );
  const at = ({ x, y }: Point): Point => ({ x: snapped(corner.x + x), y: snapped(corner.y + y) });
  const places: TidyPlaces = new Map(plan.services);
  for (const [id, place] of plan.cards) places.set(id, at(place));
  let y = 0;
  const below = cards.filter(({ kind }) => BELOW_CLUSTERS.includes(kind));
  for (const node of [...clusters, ...below]) {
    places.set(node.id, at({ x: plan.left, y }));
    y += sizeAfter(scene, node, places).height + BELOW;
  }
  return places;
}

/** The same from top to bottom or from bottom to top: whichever is nearer to how they stand now. */
function asTheyStood(scene: Scene, heights: ReadonlyMap<string, number>): Map<string, number> {
  const pairs = [...heights].map(([id, height]) => [height, scene.get(id)?.rect.y ?? 0] as const);
  const mean = (at: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length;
  const [wanted, now] = [mean(0), mean(1)];
  const together = pairs.reduce((sum, [a, b]) => sum + (a - wanted) * (b - now), 0);
  return new Map([...heights].map(([id, height]) => [id, together < 0 ? -height : height]));
}

function inColumns(
  scene: Scene,
  cards: readonly SceneNode[],
  { sizes, heights }: { sizes: ReadonlyMap<string, Size>; heights: ReadonlyMap<string, number> },
): TidyPlaces {
  const corner = boundsOf(
    cards.map(({ rect }) => rect),
    0,
  );
  const lefts = columnLefts(cards, sizes, corner.x);
  const topOf = ({ id }: SceneNode) => (heights.get(id) ?? 0) - (sizes.get(id)?.height ?? 0) / 2;
  const highest = Math.min(...cards.map(topOf));
  const moved = new Set(cards.map(({ id }) => id));
  const taken = [...scene.values()]
    .filter((node) => isTop(node) && !moved.has(node.id))
    .map(({ rect }) => rect);
  const places: TidyPlaces = new Map();
  for (const node of cards.toSorted((a, b) => topOf(a) - topOf(b))) {
    const x = lefts.get(COLUMN[node.kind]) ?? corner.x;
    const y = snapped(corner.y) + snapped(topOf(node) - highest);
    const rect = clearOf({ x, y, ...pick(sizes.get(node.id)!) }, taken, BELOW - GRID);
    places.set(node.id, { x: rect.x, y: rect.y });
    taken.push(rect);
  }
  return places;
}

const pick = ({ width, height }: Size): Size => ({ width, height });
