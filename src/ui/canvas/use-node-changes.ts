import { type NodeChange, useStoreApi } from '@xyflow/react';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Guide } from '../../drawing/align-guides';
import type { Point } from '../../drawing/diagram-model';
import type { Size } from '../../drawing/geometry';
import { useParts } from '../sandbox-context';
import { isAnnotationId } from './annotations/annotation-nodes';
import type { CanvasNode } from './editing/canvas-node';
import { drawMoved, insideFrame } from './editing/moves';
import { snapped, within } from './editing/snapping';

type Corners = ReadonlyMap<string, Point>;
type Changes = readonly NodeChange<CanvasNode>[];

/** What the pointer holds, before it lets go. */
interface Dragged {
  corners: Corners;
  sizes: ReadonlyMap<string, Size>;
  guides: readonly Guide[];
}

const NOTHING: Dragged = { corners: new Map(), sizes: new Map(), guides: [] };

function selectionAfter(before: readonly string[], changes: Changes): string[] {
  const selected = new Set(before);
  for (const change of changes) {
    if (change.type !== 'select') continue;
    selected.delete(change.id);
    if (change.selected) selected.add(change.id);
  }
  return [...selected];
}

function positionsOf(changes: Changes): { corners: Map<string, Point>; isHeld: boolean } {
  const corners = new Map<string, Point>();
  let isHeld = false;
  for (const change of changes) {
    if (change.type !== 'position' || !change.position) continue;
    isHeld ||= change.dragging === true;
    corners.set(change.id, change.position);
  }
  return { corners, isHeld };
}

/** Sizes of what is being resized; null where nothing is. */
function resizedBy(changes: Changes): { sizes: Map<string, Size>; isHeld: boolean } | null {
  const sizes = new Map<string, Size>();
  let isHeld: boolean | undefined;
  for (const change of changes) {
    if (change.type !== 'dimensions' || change.resizing === undefined) continue;
    isHeld = change.resizing;
    if (change.dimensions) sizes.set(change.id, change.dimensions);
  }
  return isHeld === undefined ? null : { sizes, isHeld };
}

/** Alt lets what is dragged go anywhere. */
function useAlt() {
  const alt = useRef(false);
  useEffect(() => {
    const note = (event: PointerEvent | KeyboardEvent) => {
      alt.current = event.altKey;
    };
    const names = ['pointermove', 'keydown', 'keyup'] as const;
    for (const name of names) window.addEventListener(name, note, true);
    return () => {
      for (const name of names) window.removeEventListener(name, note, true);
    };
  }, []);
  return alt;
}

/** Frames take along what lies in them: corners of all of it, for those of what is dragged. */
function useAlong(held: RefObject<Dragged>) {
  const flow = useStoreApi<CanvasNode>();
  /** How far each thing is from its frame's corner. */
  const along = useRef(new Map<string, { frame: string; offset: Point }>());
  const withAlong = useCallback(
    (corners: Corners): Map<string, Point> => {
      const { nodeLookup } = flow.getState();
      for (const id of corners.keys()) {
        const frame = nodeLookup.get(id);
        if (frame?.type !== 'titledFrame' || held.current.corners.has(id)) continue;
        const from = frame.internals.positionAbsolute;
        for (const inner of within(frame, nodeLookup)) {
          const at = nodeLookup.get(inner)!.internals.positionAbsolute;
          along.current.set(inner, { frame: id, offset: { x: at.x - from.x, y: at.y - from.y } });
        }
      }
      const all = new Map(corners);
      for (const [id, { frame, offset }] of along.current) {
        const corner = corners.get(frame);
        if (!corner || corners.has(id)) continue;
        all.set(id, { x: corner.x + offset.x, y: corner.y + offset.y });
      }
      return all;
    },
    [flow, held],
  );
  const letGo = useCallback(() => along.current.clear(), []);
  return { withAlong, letGo };
}

/**
 * What React Flow asks to change: selection goes to the view store; places and sizes are held here
 * while the pointer drags and become one undoable step when it lets go.
 */
export function useNodeChanges() {
  const parts = useParts();
  const flow = useStoreApi<CanvasNode>();
  const alt = useAlt();
  const [dragged, setDragged] = useState(NOTHING);
  const held = useRef(NOTHING);
  const { withAlong, letGo } = useAlong(held);
  const hold = useCallback((next: Dragged) => {
    held.current = next;
    setDragged(next);
  }, []);

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      if (changes.some(({ type }) => type === 'select')) {
        // What is not drawn as a node of its own (a task that has gone, a square) React Flow does
        // not let go of: it was selected by itself, and is not part of what is selected now.
        const { nodeLookup } = flow.getState();
        const drawn = parts.view.getState().selection.filter((id) => nodeLookup.has(id));
        parts.view.setState({ selection: selectionAfter(drawn, changes) });
      }
      const resized = resizedBy(changes);
      const { corners, isHeld } = positionsOf(changes);
      if (resized) {
        const sizes = new Map([...held.current.sizes, ...resized.sizes]);
        const all = new Map([...held.current.corners, ...corners]);
        if (resized.isHeld) return hold({ corners: all, sizes, guides: [] });
        drawMoved(parts, all, sizes);
        return hold(NOTHING);
      }
      if (corners.size === 0) return undefined;
      if (isHeld) {
        const { nodeLookup, transform } = flow.getState();
        const wanted = withAlong(corners);
        const snaps = parts.view.getState().snaps && !alt.current;
        const next = snaps
          ? snapped(wanted, nodeLookup, transform[2])
          : { corners: wanted, guides: [] };
        const clamped = new Map(
          [...next.corners].map(([id, corner]) => [id, insideFrame(parts, id, corner)]),
        );
        return hold({ corners: clamped, sizes: NOTHING.sizes, guides: next.guides });
      }
      // Let go: where it was held last, since that is where it was seen.
      const last = held.current.corners;
      const ends = last.size > 0 ? last : withAlong(corners);
      letGo();
      drawMoved(parts, ends);
      return hold(NOTHING);
    },
    [parts, flow, alt, hold, withAlong, letGo],
  );
  return { ...dragged, onNodesChange };
}

/** Of what is held, what the scene places: annotations are placed by themselves. */
export const sceneCorners = (corners: Corners): Corners =>
  corners.size === 0 ? corners : new Map([...corners].filter(([id]) => !isAnnotationId(id)));
