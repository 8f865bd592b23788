/**
 * Places for whatever the user has not placed: clients, load balancers, target groups and clusters
 * in four columns from left to right, each new one at the first free place of its column, services
 * one below the other in their cluster. Once given, a place is kept while the thing exists: the
 * caller holds them and asks again when something has come or gone.
 */
import type { NodeLayout } from '../model/sandbox-document';
import type { EntityView } from '../model/view';
import type { Point, Rect } from './diagram-model';
import {
  boundsOf,
  CLIENT_SIZE,
  FRAME,
  LOAD_BALANCER_WIDTH,
  nextServicePlace,
  type Size,
  sizeOfCluster,
  TARGET_GROUP_WIDTH,
} from './geometry';
import { ownSize, sceneOf, standsAlone } from './scene';
import type { Scene, SceneInput } from './scene-node';
import { clearOf, overlaps } from './settle';
import { isShown } from './shown';
import { extentOf, VIEW, type WholeView, wholeLayout } from './whole-layout';
import type { TaskSlots } from './task-slots';

/** A corner by entity id, for everything that the user has not placed. */
export type Places = SceneInput['places'];

/**
 * Room between columns: arrows need some, the pills between load balancer and groups more. With
 * these a service behind a load balancer fits a window of 1440 px with all words on its cards. What
 * stands in the next column is no neighbour: `below` is less than what lies between columns.
 */
const GAP = { arrows: 34, pills: 92, below: 32 } as const;
/**
 * The line the first card of each column is centred on: below the ribbon of a deployment, and in
 * the middle of a service that has two revisions.
 */
const MIDDLE = 290;

const loadBalancers = CLIENT_SIZE.width + GAP.arrows;
const targetGroups = loadBalancers + LOAD_BALANCER_WIDTH + GAP.pills;
const clusters = targetGroups + TARGET_GROUP_WIDTH + GAP.arrows;
const COLUMN: Partial<Record<EntityView['kind'], number>> = {
  traffic: 0,
  fault: 0,
  alarm: loadBalancers,
  loadBalancer: loadBalancers,
  targetGroup: targetGroups,
  cluster: clusters,
  capacityProvider: clusters,
  // Below the cluster whose tasks mount it.
  fileSystem: clusters,
  ebsVolume: clusters,
};
/** The top of its column, rather than its middle. */
const FROM_TOP: readonly EntityView['kind'][] = [
  'cluster',
  'capacityProvider',
  'fileSystem',
  'ebsVolume',
];

interface Given {
  entities: ReadonlyMap<string, EntityView>;
  layout: Readonly<Record<string, NodeLayout>>;
  slots: TaskSlots;
  opened?: ReadonlySet<string> | undefined;
}

/**
 * Below the last service; beside it where the boxes of instances are wider than that, as services
 * are small there.
 */
function servicePlace(clusterArn: string, scene: Scene): Point {
  const inCluster = [...scene.values()].filter(({ parentId }) => parentId === clusterArn);
  const services = inCluster.filter(({ kind }) => kind === 'service').map(({ place }) => place);
  const boxes = inCluster.filter(({ kind }) => BOXES.includes(kind));
  const room = Math.max(0, ...boxes.map(({ place }) => place.x + place.width));
  const last = services.at(-1);
  const x = (last?.x ?? 0) + (last?.width ?? 0) + FRAME.gap;
  if (last && x + last.width <= room) return { x, y: last.y };
  if (boxes.length === 0 && services.length >= IN_ONE_COLUMN) return besideOthers(services);
  return nextServicePlace(services);
}

/** More services than this stand beside one another too. */
const IN_ONE_COLUMN = 4;
/** What a cluster with many services comes to: its width by its height. */
const SHAPE = 1.3;
/** Room for lines. */
const APART = 28;

/** Right of a service or below one, where the cluster grows least out of shape. */
function besideOthers(services: readonly Rect[]): Point {
  const { width, height } = services.at(-1)!;
  const corners = services.flatMap((one) => [
    { x: one.x + one.width + APART, y: one.y },
    { x: one.x, y: one.y + one.height + APART },
  ]);
  const extentWith = ({ x, y }: Point): number => {
    const right = Math.max(x + width, ...services.map((one) => one.x + one.width));
    const bottom = Math.max(y + height, ...services.map((one) => one.y + one.height));
    return Math.max(right, SHAPE * bottom);
  };
  const free = corners.filter((corner) => {
    return services.every((one) => !overlaps({ ...corner, width, height }, one, FRAME.gap));
  });
  const inOrder = free.toSorted((a, b) => extentWith(a) - extentWith(b) || a.y - b.y || a.x - b.x);
  return inOrder[0] ?? nextServicePlace(services);
}

const BOXES: readonly string[] = ['containerInstance', 'capacityProvider'];

function cardPlace(x: number, size: Size, centred: boolean, taken: readonly Rect[]): Point {
  const top = centred ? MIDDLE - size.height / 2 : 0;
  const { y } = clearOf({ x, y: top, ...size }, taken, GAP.below);
  return { x, y };
}

/** Whether it has a place of its own; what lies in others is arranged by them. */
const isPlaced = (view: EntityView, given: Given): boolean =>
  view.kind === 'service' ? isShown(view) : standsAlone(view, given);

/** What still needs a place; a new cluster is filled before the next one is placed. */
function homeless(given: Given, places: Places): EntityView[] {
  const found = [...given.entities.values()].filter(
    (view) => isPlaced(view, given) && !given.layout[view.id] && !places[view.id],
  );
  const others = found.filter((view) => view.kind !== 'service');
  const services = found.filter((view) => view.kind === 'service');
  const inNew = others.flatMap((view) => [
    view,
    ...services.filter((service) => service.clusterArn === view.id),
  ]);
  return [...inNew, ...services.filter((service) => !inNew.includes(service))];
}

function placeFor(view: EntityView, given: Given, scene: Scene): Point | undefined {
  const column = COLUMN[view.kind];
  if (view.kind === 'service') return servicePlace(view.clusterArn, scene);
  if (column === undefined) return undefined;
  const size = view.kind === 'cluster' ? sizeOfCluster([]) : ownSize(view, given);
  const taken = [...scene.values()].filter((node) => node.parentId === null);
  return cardPlace(
    column,
    size,
    !FROM_TOP.includes(view.kind),
    taken.map((node) => node.rect),
  );
}

/** Only what has a place already is in the way of what has none. */
function standing(given: Given, places: Places): Scene {
  const placed = [...given.entities].filter(([id, view]) => {
    const isArranged = !isPlaced(view, given);
    return isArranged || given.layout[id] !== undefined || places[id] !== undefined;
  });
  return sceneOf({ ...given, entities: new Map(placed), places });
}

/** So much smaller would all be seen before it is worth that everything moves. */
const WORSE = 1.25;

/**
 * What the user has decided of the drawing: places that are given or held, and what is collapsed.
 * Not where the page itself had drawn what it saved.
 */
export const givenLayout = (layout: Given['layout']): Given['layout'] =>
  Object.fromEntries(
    Object.entries(layout).filter(
      ([, { auto, locked, collapsed }]) => !auto || locked || collapsed,
    ),
  );

/** Whether the user has placed nothing. */
export const isByItself = ({ entities, layout }: Pick<Given, 'entities' | 'layout'>): boolean =>
  [...entities.keys()].every((id) => !layout[id]);

/** How wide a window shows all that is to be seen at 100 %. */
function seenWidth(given: Given, places: Places, view: WholeView): number {
  const nodes = [...sceneOf({ ...given, places }).values()];
  const outer = nodes.filter(({ parentId, kind }) => {
    return parentId === null && (view === 'canvas' || kind === 'cluster');
  });
  return extentOf(
    boundsOf(
      outer.map(({ rect }) => rect),
      0,
    ),
    VIEW[view],
  );
}

/** Each at the first free place. */
function placedOneByOne(fresh: readonly EntityView[], given: Given, before: Places): Places {
  let places = before;
  for (const view of fresh) {
    if (places[view.id]) continue;
    const place = placeFor(view, given, standing(given, places));
    if (place) places = { ...places, [view.id]: place };
  }
  return places;
}

/**
 * The places after things have come or gone; `before` itself when nothing has changed. What has
 * gone loses its place, what stays keeps it, unless a sandbox that nobody has arranged has grown so
 * much that its columns are far too long: then all of it is arranged anew.
 */
export function nextPlaces(before: Places, given: Given, view: WholeView = 'canvas'): Places {
  const kept = Object.entries(before).filter(([id]) => {
    const view = given.entities.get(id);
    return view !== undefined && isPlaced(view, given);
  });
  const places: Places = Object.fromEntries(kept);
  const fresh = homeless(given, places);
  if (fresh.length === 0 && kept.length === Object.keys(before).length) return before;
  const whole = fresh.length > 0 && isByItself(given) ? wholeLayout(given, view) : undefined;
  if (!whole) return placedOneByOne(fresh, given, places);
  const anew = placedOneByOne(homeless(given, whole), given, whole);
  if (kept.length === 0) return anew;
  const grown = placedOneByOne(fresh, given, places);
  const isWorse = seenWidth(given, grown, view) > WORSE * seenWidth(given, anew, view);
  return isWorse ? anew : grown;
}
