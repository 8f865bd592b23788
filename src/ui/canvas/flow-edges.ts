import type { Edge } from '@xyflow/react';
import type { Scene } from '../../drawing/scene-node';
import { type SceneEdge, standIn } from '../../drawing/scene-edge';
import type { EntityView } from '../../model/view';
import { EDGE_LAYER } from './flow-nodes';

export interface EdgeData extends Record<string, unknown> {
  edge: SceneEdge;
}

export type FlowEdge = Edge<EdgeData, 'route'>;

type Entities = ReadonlyMap<string, EntityView>;

/** What an edge is, before the names of its ends. */
const WORDS = {
  traffic: 'From',
  test: 'Test traffic from',
  watch: 'Alarm',
  call: 'Calls from',
  mount: 'File system',
} as const;

const nameOf = (id: string, entities: Entities): string => {
  const view = entities.get(id);
  if (!view) return id;
  if (view.kind === 'task') return `task ${view.shortId}`;
  return view.kind === 'fault' ? view.fault.type : view.name;
};

/** A service that draws its tasks itself, or is collapsed, has no nodes for edges to end at. */
function nodeFor(id: string, drawn: ReadonlySet<string>, scene: Scene, entities: Entities): string {
  if (drawn.has(id)) return id;
  const node = standIn({ entities, scene }, id);
  return node && drawn.has(node.id) ? node.id : (node?.parentId ?? id);
}

/** React Flow's edges; each keeps its identity with the scene's edge it is made of. */
export class FlowEdges {
  private kept = new Map<string, FlowEdge>();

  from(
    edges: readonly SceneEdge[],
    scene: Scene,
    drawn: ReadonlySet<string>,
    entities: Entities,
    selected: string | null,
  ): FlowEdge[] {
    const next = edges.map((edge): FlowEdge => {
      const old = this.kept.get(edge.id);
      const isSelected = edge.id === selected;
      if (old?.data?.edge === edge && old.selected === isSelected) return old;
      const { source } = edge;
      const isSent = edge.line === 'traffic' || edge.line === 'test';
      return {
        id: edge.id,
        type: 'route',
        source,
        target: nodeFor(edge.to, drawn, scene, entities),
        data: { edge },
        selected: isSelected,
        zIndex: EDGE_LAYER,
        ariaLabel: `${WORDS[edge.line]} ${nameOf(source, entities)} to ${nameOf(edge.to, entities)}`,
        // What is watched, mounted or called is said elsewhere: there is nothing to cut. By
        // keyboard the menu of a node cuts: no stops of the Tab key for so many.
        ...(isSent ? { domAttributes: { tabIndex: -1 } } : { selectable: false, focusable: false }),
      };
    });
    this.kept = new Map(next.map((edge) => [edge.id, edge]));
    return next;
  }
}
