import type { Node } from '@xyflow/react';
import { Position } from '@xyflow/react';
import { cardForm, type SceneNode } from '../../drawing/scene-node';
import type { TaskSlots } from '../../drawing/task-slots';
import type { CanvasScene } from './scene-keeper';

/** More tasks than this and a service draws them itself, instead of one node for each. */
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

/** A task that its service or box draws, in the frame's coordinates. */
export type InnerTask = Pick<SceneNode, 'id' | 'place'>;

export interface FlowData extends Record<string, unknown> {
  /** Of a service, or a box: where tasks stand. */
  slots?: TaskSlots;
  /** Of a frame with too many tasks for nodes of their own. */
  inner?: readonly InnerTask[];
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

/** Id of the element that holds a node's accessible name. */
export const nameId = (id: string): string => `name of ${id}`.replace(/\s/g, '_');

function layerOf(kind: FlowKind): number {
  if (kind === 'clusterFrame') return LAYER.cluster;
  if (kind === 'providerFrame') return LAYER.provider;
  return kind === 'serviceFrame' || kind === 'instanceFrame' ? LAYER.frame : LAYER.cards;
}

/** Given to React Flow rather than measured by it, so that edges are there with their nodes. */
function handlesOf(kind: FlowKind, { width, height }: SceneNode['place']): FlowNode['handles'] {
  const small = { y: height / 2, width: 1, height: 1 };
  const { in: into, out } = PORTS[kind];
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
    handles: handlesOf(type, node.place),
    zIndex: layerOf(type),
    selected,
    draggable: !ARRANGED.includes(type) && !(type === 'ebsVolume' && data.isInside),
    connectable: isConnectable(type),
    domAttributes: { 'aria-labelledby': nameId(node.id) },
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
    const drawnInside = new Set([...inner.values()].flatMap((tasks) => tasks.map(({ id }) => id)));
    for (const node of scene.nodes.values()) {
      if (drawnInside.has(node.id)) continue;
      next.set(node.id, this.keep(node, dataOf(node, scene, inner), selection.has(node.id)));
    }
    this.kept = next;
    return [...next.values()].map(({ flow }) => flow);
  }

  private keep(node: SceneNode, data: FlowData, selected: boolean): Kept {
    const old = this.kept.get(node.id);
    const sameData =
      old?.data.slots === data.slots &&
      old?.data.inner === data.inner &&
      old?.data.isInside === data.isInside;
    if (old?.node === node && sameData && old.flow.selected === selected) return old;
    return { node, data, flow: makeNode(node, data, selected) };
  }
}

function dataOf(
  node: SceneNode,
  scene: CanvasScene,
  inner: ReadonlyMap<string, readonly InnerTask[]>,
): FlowData {
  if (node.kind === 'task') return { isInside: cardForm(node.id, scene.nodes).isBoxed };
  if (node.kind === 'ebsVolume') return { isInside: node.parentId !== null };
  if (node.kind !== 'service' && node.kind !== 'containerInstance') return {};
  const tasks = inner.get(node.id);
  return { slots: scene.slots, ...(tasks && { inner: tasks }) };
}

/** Tasks of frames that have too many, by frame: a service's own, and all boxes together. */
function innerTasks({ nodes }: CanvasScene): Map<string, InnerTask[]> {
  const byParent = new Map<string, InnerTask[]>();
  for (const { kind, id, parentId, place } of nodes.values()) {
    if (kind !== 'task' || parentId === null || nodes.get(parentId)?.kind === 'cluster') continue;
    const list = byParent.get(parentId);
    if (list) list.push({ id, place });
    else byParent.set(parentId, [{ id, place }]);
  }
  const isBox = (id: string): boolean => nodes.get(id)?.kind === 'containerInstance';
  const boxed = [...byParent].filter(([id]) => isBox(id)).flatMap(([, tasks]) => tasks);
  return new Map(
    [...byParent].filter(
      ([id, tasks]) => (isBox(id) ? boxed.length : tasks.length) > TASKS_AS_NODES,
    ),
  );
}
