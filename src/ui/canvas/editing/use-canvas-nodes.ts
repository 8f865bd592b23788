import { useMemo, useState } from 'react';
import type { NodeLayout } from '../../../model/sandbox-document';
import { useView, useWorkspace } from '../../sandbox-context';
import { AnnotationNodes, type Held } from '../annotations/annotation-nodes';
import type { FlowNode } from '../flow-nodes';
import type { CanvasNode } from './canvas-node';

/** Nodes that are locked cannot be dragged; each is made once. */
class LockedNodes {
  private readonly made = new WeakMap<FlowNode, FlowNode>();

  of(node: FlowNode): FlowNode {
    const known = this.made.get(node);
    if (known) return known;
    // A drag that begins on it must not move the view in its place.
    const locked = { ...node, draggable: false, className: 'nopan' };
    this.made.set(node, locked);
    return locked;
  }
}

const isLocked = (layout: Readonly<Record<string, NodeLayout>>, id: string): boolean =>
  layout[id]?.locked === true;

/** All nodes of the canvas: of the scene, with locks, and notes and frames. */
export function useCanvasNodes(nodes: readonly FlowNode[], { corners, sizes }: Held): CanvasNode[] {
  const layout = useWorkspace((state) => state.layout);
  const annotations = useWorkspace(({ workbench }) => workbench.annotations);
  const selection = useView((state) => state.selection);
  const [makers] = useState(() => ({ locked: new LockedNodes(), notes: new AnnotationNodes() }));
  const known = useMemo(
    () => nodes.map((node) => (isLocked(layout, node.id) ? makers.locked.of(node) : node)),
    [nodes, layout, makers],
  );
  const notes = useMemo(
    () => makers.notes.from(annotations, { corners, sizes }, new Set(selection)),
    [makers, annotations, corners, sizes, selection],
  );
  return useMemo(() => (notes.length === 0 ? known : [...known, ...notes]), [known, notes]);
}
