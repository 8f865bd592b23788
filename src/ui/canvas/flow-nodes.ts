import type { Node } from '@xyflow/react';
import { Position } from '@xyflow/react';
import { cardForm, type SceneNode } from '../../drawing/scene-node';
import type { TaskSlots } from '../../drawing/task-slots';
import type { CanvasScene } from './scene-keeper';

/** More cards than this on the whole and frames draw them themselves, without a node for each. */
const TASKS_AS_NODES = 150;

/** Frames lie below edges, cards above them. */
const LAYER = { cluster: 0, provider: 5, frame: 10, edges: 15, cards: 20 } as const;
export const EDGE_LAYER = LAYER.edges;

/** Node types of the canvas; those that end in `Frame` are around others. */
export type FlowKind =
  | 'clusterFrame'
  | 'serviceFrame'
  | 'task'
  | 'loadBalancer'
  | 'targetGroup'
  | 'client'
  | 'fault'
  | 'alarm'
  | 'instanceFrame'
  | 'providerFrame'
  | 'fileSystem'
  | 'ebsVolume';

/** A task that its service or box draws, its place in the frame's coordinates. */
export type InnerTask = Pick<SceneNode, 'id' | 'place' | 'slot'>;

export interface FlowData extends Record<string, unknown> {
  /** Of a service, or a box: where tasks stand. */
  slots?: TaskSlots;
  /** Of a frame with too many tasks for nodes of their own. */
  inner?: readonly InnerTask[];
  /** Of a cluster or service that is collapsed. */
  isSummary?: boolean;
  /** Of a task: in the box of an instance; of a volume: under a task's card. */
  isInside?: boolean;
}

export type FlowNode = Node<FlowData, FlowKind>;

const KINDS: Record<SceneNode['kind'], FlowKind> = {
  cluster: 'clusterFrame',
  service: 'serviceFrame',
  task: 'task',
  loadBalancer: 'loadBalancer',
  targetGroup: 'targetGroup',
  client: 'client',
  fault: 'fault',
  alarm: 'alarm',
  containerInstance: 'instanceFrame',
  capacityProvider: 'providerFrame',
  fileSystem: 'fileSystem',
  ebsVolume: 'ebsVolume',
};

/** Which sides of a node edges may leave from and arrive at. */
export const PORTS: Record<FlowKind, { in: boolean; out: boolean }> = {
  clusterFrame: { in: false, out: false },
  serviceFrame: { in: true, out: true },
  task: { in: true, out: false },
  loadBalancer: { in: true, out: true },
  targetGroup: { in: true, out: true },
  client: { in: false, out: true },
  fault: { in: false, out: false },
  alarm: { in: false, out: true },
  instanceFrame: { in: true, out: false },
  providerFrame: { in: false, out: false },
  fileSystem: { in: false, out: true },
  ebsVolume: { in: false, out: false },
};

/** Lines start at these, though none can be drawn from them. */
const ANCHORS: readonly FlowKind[] = ['alarm', 'serviceFrame'];
export const isConnectable = (kind: FlowKind): boolean =>
  PORTS[kind].out && !ANCHORS.includes(kind);

/** These stand where the frame around them has them. */
const ARRANGED: readonly FlowKind[] = ['task'];

/**
 * One stop of the Tab key for all of them: from there arrow keys walk (`walk/use-walk.ts`), which
 * also says how.
 */
export const walked = (id: string): FlowNode['domAttributes'] => ({
  'aria-labelledby': nameId(id),
  tabIndex: -1,
});

/** Id of the element that holds a node's accessible name. */
export const nameId = (id: string): string => `name of ${id}`.replace(/\s/g, '_');

function layerOf(kind: FlowKind): number {
  if (kind === 'clusterFrame') return LAYER.cluster;
  if (kind === 'providerFrame') return LAYER.provider;
  return kind === 'serviceFrame' || kind === 'instanceFrame' ? LAYER.frame : LAYER.cards;
}

/** Given to React Flow rather than measured by it, so that edges are there with their nodes. */
function handlesOf(kind: FlowKind, node: SceneNode): FlowNode['handles'] {
  const { width, height } = node.place;
  const small = { y: height / 2, width: 1, height: 1 };
  // All that leads into what is collapsed ends there.
  const { in: into, out } = node.isSummary ? { in: true, out: true } : PORTS[kind];
  return [
    ...(into ? [{ ...small, type: 'target' as const, position: Position.Left, x: 0 }] : []),
    ...(out ? [{ ...small, type: 'source' as const, position: Position.Right, x: width }] : []),
  ];
}

function makeNode(node: SceneNode, data: FlowData, selected: boolean): FlowNode {
  const type = KINDS[node.kind];
  const { x, y, width, height } = node.place;
  return {
    id: node.id,
    type,
    data,
    position: { x, y },
    ...(node.parentId !== null && { parentId: node.parentId }),
    width,
    height,
    measured: { width, height },
    handles: handlesOf(type, node),
    zIndex: layerOf(type),
    selected,
    draggable: !ARRANGED.includes(type) && !(type === 'ebsVolume' && data.isInside),
    connectable: isConnectable(type),
    domAttributes: walked(node.id),
  };
}

interface Kept {
  node: SceneNode;
  data: FlowData;
  flow: FlowNode;
}

/** Makes React Flow's nodes from scenes, and keeps every one that has not changed. */
export class FlowNodes {
  private kept = new Map<string, Kept>();

  from(scene: CanvasScene, selection: ReadonlySet<string>): FlowNode[] {
    const inner = innerTasks(scene);
    const next = new Map<string, Kept>();
    for (const node of scene.nodes.values()) {
      if (node.kind === 'task' && inner.has(node.parentId ?? '')) continue;
      const data = this.dataOf(node, scene, inner);
      next.set(node.id, this.keep(node, data, selection.has(node.id)));
    }
    this.kept = next;
    return [...next.values()].map(({ flow }) => flow);
  }

  private keep(node: SceneNode, data: FlowData, selected: boolean): Kept {
    const old = this.kept.get(node.id);
    const sameData =
      old?.data.slots === data.slots &&
      old?.data.inner === data.inner &&
      old?.data.isInside === data.isInside &&
      old?.data.isSummary === data.isSummary;
    if (old?.node === node && sameData && old.flow.selected === selected) return old;
    return { node, data, flow: makeNode(node, data, selected) };
  }

  private dataOf(
    node: SceneNode,
    scene: CanvasScene,
    inner: ReadonlyMap<string, readonly InnerTask[]>,
  ): FlowData {
    if (node.kind === 'task') return { isInside: cardForm(node.id, scene.nodes).isBoxed };
    if (node.kind === 'ebsVolume') return { isInside: node.parentId !== null };
    if (node.isSummary) return { isSummary: true };
    if (node.kind !== 'service' && node.kind !== 'containerInstance') return {};
    const before = this.kept.get(node.id)?.data;
    const tasks = sameList(before?.inner, inner.get(node.id));
    return { slots: ownSlots(before?.slots, scene.slots, node.id), ...(tasks && { inner: tasks }) };
  }
}

/** The list of before where it has the same in it. */
function sameList<T>(before: readonly T[] | undefined, now: readonly T[] | undefined) {
  if (!before || before.length !== now?.length) return now;
  return before.every((one, i) => one === now[i]) ? before : now;
}

/** Of a frame's own groups, whose keys begin with its id; those of before where nothing changed. */
function ownSlots(before: TaskSlots | undefined, all: TaskSlots, id: string): TaskSlots {
  const own = Object.entries(all).filter(([key]) => key === id || key.startsWith(`${id} `));
  const same =
    before !== undefined &&
    own.length === Object.keys(before).length &&
    own.every(([key, slots]) => before[key] === slots);
  return same ? before : Object.fromEntries(own);
}

/** Tasks that have no nodes of their own, by the frame that draws them. */
export function innerTasks({ nodes }: Pick<CanvasScene, 'nodes'>): Map<string, SceneNode[]> {
  const byParent = new Map<string, SceneNode[]>();
  let cards = 0;
  for (const node of nodes.values()) {
    const { kind, parentId, slot } = node;
    if (kind !== 'task' || parentId === null || nodes.get(parentId)?.kind === 'cluster') continue;
    const list = byParent.get(parentId);
    if (list) list.push(node);
    else byParent.set(parentId, [node]);
    if (!slot?.grid.isHeat) cards += 1;
  }
  const isDrawnBy = ([first]: SceneNode[]): boolean =>
    first?.slot?.grid.isHeat === true || cards > TASKS_AS_NODES;
  return new Map([...byParent].filter(([, tasks]) => isDrawnBy(tasks)));
}
