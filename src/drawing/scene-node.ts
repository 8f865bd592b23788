/** What a scene is made of and made from; `scene.ts` makes it. */
import type { NodeLayout } from '../model/sandbox-document';
import type { EntityView } from '../model/view';
import type { DiagramNode, Point, Rect } from './diagram-model';
import type { TaskGrid } from './task-grid';
import type { TaskSlots } from './task-slots';

export type NodeKind = Exclude<DiagramNode['kind'], 'summary'>;

export interface SceneNode {
  id: string;
  kind: NodeKind;
  /** The frame it lies in: a service's cluster, a task's service, box or cluster. */
  parentId: string | null;
  /** Relative to the parent's corner. */
  place: Rect;
  /** On the canvas. */
  rect: Rect;
  /** Of a task: its grid, in its parent's coordinates, and its slot there. */
  slot?: { grid: TaskGrid; index: number };
  /** Of a cluster or service that is collapsed: what lies in it has no place. */
  isSummary?: boolean;
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
  /** Tasks whose card is open and shows its containers. */
  opened?: ReadonlySet<string> | undefined;
}

/** How a task's card is shown, by where it stands and whether it is open. */
export function cardForm(id: string, scene: Scene, opened?: SceneInput['opened']) {
  const node = scene.get(id);
  const parent = scene.get(node?.parentId ?? '');
  const isHeat = node?.slot?.grid.isHeat ?? false;
  const isOpen = !isHeat && (opened?.has(id) ?? false);
  return { isBoxed: parent?.kind === 'containerInstance', isOpen, isHeat };
}

/** Whether a volume hangs under a task's card. */
export const isHung = (id: string, scene: Scene): boolean => {
  const node = scene.get(id);
  return node !== undefined && node.parentId !== null;
};
