import type { NodeChange } from '@xyflow/react';
import { useCallback, useState } from 'react';
import type { Point } from '../../drawing/diagram-model';
import { FRAME } from '../../drawing/geometry';
import { PROVIDER } from '../../drawing/box-layout';
import type { NodeLayout } from '../../model/sandbox-document';
import type { EntityView } from '../../model/view';
import { type SandboxParts, useParts } from '../sandbox-context';
import type { FlowNode } from './flow-nodes';

type Corners = ReadonlyMap<string, Point>;
const NOTHING: Corners = new Map();

/** How high the heading is of the frame that it lies in; undefined where it lies in none. */
function headingOver(view: EntityView | undefined): number | undefined {
  if (view?.kind === 'service' || view?.kind === 'capacityProvider') return FRAME.clusterHeader;
  if (view?.kind !== 'containerInstance') return undefined;
  return view.capacityProvider === null ? FRAME.clusterHeader : PROVIDER.header;
}

/** What lies in a frame stays inside, clear of its heading. */
function cornerFor({ mirror }: SandboxParts, id: string, { x, y }: Point): Point {
  const corner = { x: Math.round(x), y: Math.round(y) };
  const heading = headingOver(mirror.getState().entities.get(id));
  if (heading === undefined) return corner;
  return { x: Math.max(FRAME.clusterPadding, corner.x), y: Math.max(heading, corner.y) };
}

/** Words for the undo button: what was moved. */
function moveLabel({ mirror }: SandboxParts, ids: string[]): string {
  const view = ids.length === 1 ? mirror.getState().entities.get(ids[0]!) : undefined;
  if (!view) return `Move ${ids.length} nodes`;
  if (view.kind === 'fault') return `Move ${view.fault.type}`;
  return `Move ${view.kind === 'task' ? view.shortId : view.name}`;
}

function commit(parts: SandboxParts, corners: Corners): void {
  const { layout } = parts.workspace.getState();
  const places: Record<string, NodeLayout> = {};
  for (const [id, { x, y }] of corners) {
    const old = layout[id];
    if (old?.x !== x || old.y !== y) places[id] = { ...old, x, y };
  }
  const ids = Object.keys(places);
  if (ids.length > 0) parts.commands.moveNodes(moveLabel(parts, ids), places);
}

function selectionAfter(before: readonly string[], changes: NodeChange<FlowNode>[]): string[] {
  const selected = new Set(before);
  for (const change of changes) {
    if (change.type !== 'select') continue;
    selected.delete(change.id);
    if (change.selected) selected.add(change.id);
  }
  return [...selected];
}

/**
 * What React Flow asks to change: selection goes to the view store; places are held here while the
 * pointer drags and become one undoable step when it lets go, as does each press of an arrow key.
 */
export function useNodeChanges() {
  const parts = useParts();
  const [dragging, setDragging] = useState(NOTHING);
  const onNodesChange = useCallback(
    (changes: NodeChange<FlowNode>[]) => {
      if (changes.some(({ type }) => type === 'select')) {
        const { selection } = parts.view.getState();
        parts.view.setState({ selection: selectionAfter(selection, changes) });
      }
      const held = new Map<string, Point>();
      const dropped = new Map<string, Point>();
      for (const change of changes) {
        if (change.type !== 'position' || !change.position) continue;
        const list = change.dragging ? held : dropped;
        list.set(change.id, cornerFor(parts, change.id, change.position));
      }
      if (held.size > 0) setDragging((before) => new Map([...before, ...held]));
      if (dropped.size === 0) return;
      commit(parts, dropped);
      setDragging(NOTHING);
    },
    [parts],
  );
  return { dragging, onNodesChange };
}
