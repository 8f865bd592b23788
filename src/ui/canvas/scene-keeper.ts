import { givenLayout, isByItself, nextPlaces, type Places } from '../../drawing/auto-layout';
import type { Point, Rect } from '../../drawing/diagram-model';
import { sceneOf } from '../../drawing/scene';
import type { SceneEdge } from '../../drawing/scene-edge';
import { edgesOf } from '../../drawing/scene-edges';
import type { Scene, SceneNode } from '../../drawing/scene-node';
import { callsOf } from '../../drawing/shown';
import { nextTaskSlots, type TaskSlots } from '../../drawing/task-slots';
import type { ServiceCallView } from '../../model/infrastructure-view';
import type { NodeLayout } from '../../model/sandbox-document';
import type { SimMicros } from '../../model/sim-time';
import type { EntityView } from '../../model/view';
import { SceneWatch } from './scene-watch';

/** What the canvas draws from: places and ways, no facts. Equal parts keep their identity. */
export interface CanvasScene {
  nodes: Scene;
  edges: readonly SceneEdge[];
  /** Kept from scene to scene; whoever draws the same picture elsewhere needs them. */
  slots: TaskSlots;
  places: Places;
  /** Arranged for the back row, for as long as it is presented. */
  isStaged?: boolean;
}

export interface SceneSource {
  entities: ReadonlyMap<string, EntityView>;
  now: SimMicros;
  layout: Readonly<Record<string, NodeLayout>>;
  opened?: ReadonlySet<string> | undefined;
  /** Calls between services with the figures to be shown; the engine's own unless given. */
  calls?: readonly ServiceCallView[];
  /** Tasks stand in a column for each zone. */
  zoneColumns?: boolean;
  /** It is presented, and nothing refers to where things stand otherwise. */
  onStage?: boolean;
  /** Grows when a run begins anew: places given before then are forgotten. */
  epoch: number;
}

/** Before anything is known. */
export const EMPTY_SCENE: CanvasScene = { nodes: new Map(), edges: [], slots: {}, places: {} };

const sameRect = (a: Rect, b: Rect): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

/** Plain values a few levels deep. */
const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const gridTexts = new WeakMap<object, string>();

function gridText(grid: object): string {
  const known = gridTexts.get(grid);
  if (known !== undefined) return known;
  const text = JSON.stringify(grid);
  gridTexts.set(grid, text);
  return text;
}

/** A task may stand where it stood in a grid whose other rows have grown: lines pass there. */
function sameSlot(a: SceneNode['slot'], b: SceneNode['slot']): boolean {
  if (a === undefined || b === undefined || a.index !== b.index) return a === b;
  // One grid serves all of its tasks: what it comes to is told once.
  return a.grid === b.grid || gridText(a.grid) === gridText(b.grid);
}

function sameNode(a: SceneNode | undefined, b: SceneNode): boolean {
  return (
    a?.parentId === b.parentId &&
    a.kind === b.kind &&
    a.isSummary === b.isSummary &&
    sameRect(a.place, b.place) &&
    sameRect(a.rect, b.rect) &&
    sameSlot(a.slot, b.slot)
  );
}

const figuresOfCall = ({ id, requestsPerSecond, failedPercent }: ServiceCallView) => [
  id,
  requestsPerSecond,
  failedPercent,
];

/** So many tasks are presented as blocks of squares. */
const STAGED = 150;

function isStaged({ onStage = false, entities, layout }: SceneSource): boolean {
  if (!onStage || !isByItself({ entities, layout: givenLayout(layout) })) return false;
  let tasks = 0;
  for (const { kind } of entities.values()) if (kind === 'task') tasks += 1;
  return tasks >= STAGED;
}

/** Holds the slots and places that must not change while other things come and go. */
export class SceneKeeper {
  private epoch = -1;
  private readonly watch = new SceneWatch();
  private given: readonly unknown[] = [];
  private last: CanvasScene = EMPTY_SCENE;
  /** Places off the stage, while it is on it. */
  private usual: Places = {};

  /** The scene now; the very object of before when nothing in it has changed. */
  update(source: SceneSource): CanvasScene {
    if (source.epoch !== this.epoch) this.last = EMPTY_SCENE;
    this.epoch = source.epoch;
    const { entities, opened, onStage, calls = callsOf(entities) } = source;
    const told = JSON.stringify(calls.map(figuresOfCall));
    const given = [
      source.epoch,
      entities,
      source.layout,
      opened,
      source.zoneColumns,
      onStage,
      told,
    ];
    const isNew = given.some((part, i) => part !== this.given[i]);
    this.given = given;
    if (!this.watch.look(entities, source.now) && !isNew) return this.last;
    const slots = nextTaskSlots(this.last.slots, entities.values(), source.now, source.zoneColumns);
    const staged = isStaged(source);
    const layout = staged ? givenLayout(source.layout) : source.layout;
    const before = this.placesBefore(staged);
    const found = nextPlaces(
      before,
      { entities, layout, slots, opened },
      staged ? 'stage' : 'canvas',
    );
    const drawn = sceneOf({ entities, layout, places: found, slots, opened });
    const places = this.centred(found, drawn, layout);
    const fresh = places === found ? drawn : sceneOf({ entities, layout, places, slots, opened });
    const nodes = this.keptNodes(fresh);
    const edges = this.keptEdges(edgesOf(entities, nodes, calls));
    const { last } = this;
    const same = nodes === last.nodes && edges === last.edges;
    if (same && slots === last.slots && places === last.places) return last;
    this.last = { nodes, edges, slots, places, ...(staged && { isStaged: true }) };
    return this.last;
  }

  /** On the stage all is arranged anew; off it everything is where it was. */
  private placesBefore(staged: boolean): Places {
    const { places, isStaged: wasStaged = false } = this.last;
    if (staged === wasStaged) return places;
    if (!staged) return this.usual;
    this.usual = places;
    return {};
  }

  /**
   * A load balancer is first seen without its listeners: it grows to both sides, so that it stays
   * on the line of its column. What the user has placed stays where it was put.
   */
  private centred(places: Places, drawn: Scene, layout: SceneSource['layout']): Places {
    let next = places;
    for (const { id, kind, rect } of drawn.values()) {
      const before = this.last.nodes.get(id)?.rect.height ?? rect.height;
      const place = places[id];
      if (kind !== 'loadBalancer' || layout[id] || !place || before === rect.height) continue;
      next = { ...next, [id]: { ...place, y: place.y - (rect.height - before) / 2 } };
    }
    return next;
  }

  private keptNodes(fresh: Scene): Scene {
    const before = this.last.nodes;
    let same = before.size === fresh.size;
    const kept = new Map<string, SceneNode>();
    for (const [id, node] of fresh) {
      const old = before.get(id);
      const isSame = sameNode(old, node);
      same &&= isSame;
      kept.set(id, isSame && old ? old : node);
    }
    return same ? before : kept;
  }

  private keptEdges(fresh: readonly SceneEdge[]): readonly SceneEdge[] {
    const before = new Map(this.last.edges.map((edge) => [edge.id, edge]));
    let same = before.size === fresh.length;
    const kept = fresh.map((edge) => {
      const old = before.get(edge.id);
      if (old && sameValue(old, edge)) return old;
      same = false;
      return edge;
    });
    return same ? this.last.edges : kept;
  }
}

/**
 * The scene while nodes are dragged to `corners` (in their parents' coordinates): what lies in them
 * moves along, nothing else gives way before they are let go.
 */
export function draggedScene(scene: Scene, corners: ReadonlyMap<string, Point>): Scene {
  if (corners.size === 0) return scene;
  const moved = new Map<string, SceneNode>();
  for (const [id, node] of scene) {
    const corner = corners.get(id) ?? node.place;
    const parent = node.parentId === null ? undefined : moved.get(node.parentId);
    const { x, y } = parent?.rect ?? { x: 0, y: 0 };
    const place = { ...node.place, x: corner.x, y: corner.y };
    const rect = { ...place, x: place.x + x, y: place.y + y };
    const next = { ...node, place, rect };
    moved.set(id, sameNode(node, next) ? node : next);
  }
  return moved;
}
