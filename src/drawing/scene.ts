/**
 * Where everything stands: from what the engine said, the user's layout and the places given so far
 * to nested rectangles and edges. The canvas makes its nodes from it, the picture its model; edges
 * and dots take their way from the same routes.
 */
import type { NodeLayout } from '../model/sandbox-document';
import type { EntityView, ServiceView } from '../model/view';
import type { DiagramNode, Point, Rect } from './diagram-model';
import { loadBalancerFacts, knownFrom, serviceFacts } from './from-views';
import {
  ALARM_SIZE,
  CLIENT_SIZE,
  columnsFor,
  FAULT_SIZE,
  FRAME,
  type GroupLayout,
  layoutService,
  type Size,
  sizeOfCluster,
  sizeOfLoadBalancer,
  sizeOfTargetGroup,
  slotRect,
} from './geometry';
import { settle } from './settle';
import { groupKeyOf, slotCount, type TaskSlots } from './task-slots';

export type NodeKind = DiagramNode['kind'];

export interface SceneNode {
  id: string;
  kind: NodeKind;
  /** The frame it lies in: a service's cluster, a task's service or cluster. */
  parentId: string | null;
  /** Relative to the parent's corner. */
  place: Rect;
  /** On the canvas. */
  rect: Rect;
  /** Of a task: its group's grid, in its parent's coordinates, and its slot there. */
  slot?: { group: GroupLayout; index: number };
}

/** By entity id, frames before what lies in them. */
export type Scene = ReadonlyMap<string, SceneNode>;

export interface SceneInput {
  entities: ReadonlyMap<string, EntityView>;
  /** The user's own places, `WorkspaceState.layout`. */
  layout: Readonly<Record<string, NodeLayout>>;
  /**
   * Corners of what the user has not moved (`nextPlaces`), by entity id; relative to the cluster
   * for services, absolute for everything else.
   */
  places: Readonly<Record<string, Point>>;
  slots: TaskSlots;
}

/** Whether an entity is drawn: inactive ones are history, faults are shown while they last. */
export function isShown(view: EntityView): boolean {
  if (UNDRAWN.includes(view.kind)) return false;
  if (view.kind === 'cluster' || view.kind === 'service') return view.status !== 'INACTIVE';
  return view.kind === 'fault' ? view.fault.active : true;
}

const UNDRAWN: readonly EntityView['kind'][] = [
  'containerInstance',
  'capacityProvider',
  'fileSystem',
  'ebsVolume',
  'serviceCall',
];

const KINDS: Partial<Record<EntityView['kind'], NodeKind>> = {
  cluster: 'cluster',
  service: 'service',
  task: 'task',
  loadBalancer: 'loadBalancer',
  targetGroup: 'targetGroup',
  traffic: 'client',
  fault: 'fault',
  alarm: 'alarm',
};

const CORNER = { x: 0, y: 0 };

/** The pieces that are built up while a scene is made. */
class SceneBuilder {
  readonly nodes = new Map<string, SceneNode>();
  readonly input: SceneInput;

  constructor(input: SceneInput) {
    this.input = input;
  }

  placeOf(id: string): Point {
    const { x, y } = this.input.layout[id] ?? this.input.places[id] ?? CORNER;
    return { x, y };
  }

  add(node: Omit<SceneNode, 'rect'>): SceneNode {
    const parent = node.parentId === null ? undefined : this.nodes.get(node.parentId);
    const { x, y } = parent?.rect ?? CORNER;
    const rect = { ...node.place, x: node.place.x + x, y: node.place.y + y };
    const whole = { ...node, rect };
    this.nodes.set(node.id, whole);
    return whole;
  }

  addTasks(parentId: string, key: string, group: GroupLayout): void {
    for (const [id, index] of Object.entries(this.input.slots[key] ?? {})) {
      if (!this.input.entities.has(id)) continue;
      const place = slotRect(group, index);
      this.add({ id, kind: 'task', parentId, place, slot: { group, index } });
    }
  }
}

function ofKind<Kind extends EntityView['kind']>(input: SceneInput, kind: Kind) {
  type View = Extract<EntityView, { kind: Kind }>;
  return [...input.entities.values()].filter(
    (view): view is View => view.kind === kind && isShown(view),
  );
}

/** The size an entity asks for on its own; frames are sized by what lies in them. */
export function ownSize(view: EntityView, input: Pick<SceneInput, 'entities' | 'slots'>): Size {
  switch (view.kind) {
    case 'loadBalancer':
      return sizeOfLoadBalancer(loadBalancerFacts(view, knownFrom(input.entities)));
    case 'targetGroup':
      return sizeOfTargetGroup({ pips: view.targets });
    case 'traffic':
      return CLIENT_SIZE;
    case 'alarm':
      return ALARM_SIZE;
    case 'service':
      return layoutService(serviceFacts(view, input.slots).groups);
    default:
      return FAULT_SIZE;
  }
}

/** Tasks without a service stand in a grid of their own under the cluster's services. */
function looseGroup(services: readonly Rect[], count: number): GroupLayout {
  const bottom = Math.max(0, ...services.map((rect) => rect.y + rect.height));
  const top = services.length === 0 ? FRAME.clusterHeader : bottom + FRAME.gap;
  const columns = columnsFor(count);
  const corner = { x: FRAME.clusterPadding, y: top - FRAME.groupHeader };
  return { key: 'loose', columns, rect: { ...corner, width: 0, height: 0 } };
}

function looseRects(group: GroupLayout, count: number): Rect[] {
  return Array.from({ length: count }, (_, slot) => slotRect(group, slot));
}

interface ClusterPlan {
  id: string;
  place: Rect;
  services: { view: ServiceView; place: Rect }[];
  loose: GroupLayout;
}

function planCluster(builder: SceneBuilder, id: string, services: ServiceView[]): ClusterPlan {
  const { input } = builder;
  const wanted = services.map((view) => ({
    id: view.id,
    rect: { ...builder.placeOf(view.id), ...ownSize(view, input) },
  }));
  const settled = settle(wanted, FRAME.gap);
  const placed = services.map((view) => ({ view, place: settled.get(view.id)! }));
  const rects = placed.map(({ place }) => place);
  const count = slotCount(input.slots[id], 0);
  const loose = looseGroup(rects, count);
  const size = sizeOfCluster([...rects, ...looseRects(loose, count)]);
  return { id, place: { ...builder.placeOf(id), ...size }, services: placed, loose };
}

function addService(builder: SceneBuilder, view: ServiceView, place: Rect): void {
  builder.add({ id: view.id, kind: 'service', parentId: view.clusterArn, place });
  const facts = serviceFacts(view, builder.input.slots);
  const { groups } = layoutService(facts.groups);
  for (const group of groups) {
    const task = { clusterArn: '', serviceArn: view.id, deploymentId: group.key };
    builder.addTasks(view.id, groupKeyOf(task, view), group);
  }
}

function addClusters(builder: SceneBuilder): void {
  const services = ofKind(builder.input, 'service');
  const plans = ofKind(builder.input, 'cluster').map(({ id }) =>
    planCluster(
      builder,
      id,
      services.filter((view) => view.clusterArn === id),
    ),
  );
  const settled = settle(
    plans.map(({ id, place }) => ({ id, rect: place })),
    FRAME.gap,
  );
  for (const plan of plans) {
    builder.add({ id: plan.id, kind: 'cluster', parentId: null, place: settled.get(plan.id)! });
    for (const { view, place } of plan.services) addService(builder, view, place);
    builder.addTasks(plan.id, plan.id, plan.loose);
  }
}

/** Cards that share a column: those that have grown push the lower ones down. */
function addCards(builder: SceneBuilder, kinds: readonly EntityView['kind'][]): void {
  const views = kinds.flatMap((kind) => ofKind(builder.input, kind));
  const wanted = views.map((view) => ({
    id: view.id,
    rect: { ...builder.placeOf(view.id), ...ownSize(view, builder.input) },
  }));
  const settled = settle(wanted, FRAME.gap);
  for (const { id, kind } of views) {
    builder.add({ id, kind: KINDS[kind] ?? 'fault', parentId: null, place: settled.get(id)! });
  }
}

/** Nested rectangles of everything that is drawn. */
export function sceneOf(input: SceneInput): Scene {
  const builder = new SceneBuilder(input);
  addClusters(builder);
  addCards(builder, ['traffic']);
  addCards(builder, ['loadBalancer', 'alarm']);
  addCards(builder, ['targetGroup']);
  addCards(builder, ['fault']);
  return builder.nodes;
}
