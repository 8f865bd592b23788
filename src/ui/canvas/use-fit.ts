import {
  type FitViewOptions,
  useReactFlow,
  useStore,
  useStoreApi,
  type Viewport,
} from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import { boundsOf } from '../../drawing/geometry';
import type { Rect } from '../../drawing/diagram-model';
import { useMirror, useParts, useView } from '../sandbox-context';
import type { CanvasScene } from './scene-keeper';

/** Room for the zoom controls below and for the tabs that fold the panels at the sides. */
const ROOM = { top: 12, left: 24, right: 24, bottom: 60 } as const;
const FIT: FitViewOptions = {
  padding: {
    top: `${ROOM.top}px`,
    left: `${ROOM.left}px`,
    right: `${ROOM.right}px`,
    bottom: `${ROOM.bottom}px`,
  },
  maxZoom: 1,
};
/** For the back row: while presenting the diagram fills the canvas, up to so large. */
const fitOf = (presenting: boolean): FitViewOptions => (presenting ? { ...FIT, maxZoom: 2 } : FIT);
const EASE_MS = 150;
/** A fit leaves this much of rounding. */
const SLACK = 2;

interface Window {
  transform: readonly [number, number, number];
  width: number;
  height: number;
}

/** Whether the window shows all of a rectangle of the canvas, clear of its controls. */
export function isInView(rect: Rect, { transform, width, height }: Window): boolean {
  const [left, top, zoom] = transform;
  return (
    rect.x * zoom + left >= ROOM.left - SLACK &&
    rect.y * zoom + top >= ROOM.top - SLACK &&
    (rect.x + rect.width) * zoom + left <= width - ROOM.right + SLACK &&
    (rect.y + rect.height) * zoom + top <= height - ROOM.bottom + SLACK
  );
}

/** What the window shows of the canvas, clear of its controls. */
export function shownRect({ transform, width, height }: Window): Rect {
  const [left, top, zoom] = transform;
  return {
    x: (ROOM.left - left) / zoom,
    y: (ROOM.top - top) / zoom,
    width: (width - ROOM.left - ROOM.right) / zoom,
    height: (height - ROOM.top - ROOM.bottom) / zoom,
  };
}

/** A press on a task or beside the cards starts a move too: a click until it has gone so far. */
const CLICK = 4;

/** Whether the user has panned or zoomed, rather than clicked. */
export function isMoved(from: Viewport, to: Viewport): boolean {
  return from.zoom !== to.zoom || Math.hypot(to.x - from.x, to.y - from.y) > CLICK;
}

/** A window folded to next to nothing has no zoom that would fit. */
const hasRoom = (width: number, height: number): boolean =>
  width > 2 * (ROOM.left + ROOM.right) && height > 2 * (ROOM.top + ROOM.bottom);

function extentOf({ nodes }: CanvasScene): Rect {
  const outer = [...nodes.values()].filter(({ parentId }) => parentId === null);
  return boundsOf(
    outer.map(({ rect }) => rect),
    0,
  );
}

/**
 * Everything stays in view for as long as the user has not panned or zoomed: on opening, when the
 * diagram grows out of it and when a panel folds. What is dropped stays where it was let go.
 * `fit` gives the view back to this.
 */
export function useFit(scene: CanvasScene, dragging: boolean) {
  const { workspace } = useParts();
  const presenting = useView((state) => state.presenting);
  const flow = useStoreApi();
  const { fitView } = useReactFlow();
  const epoch = useMirror((state) => state.epoch);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const extent = extentOf(scene);
  const isEmpty = scene.nodes.size === 0;
  const touched = useRef(false);
  const seen = useRef({ epoch: -1, width: 0, height: 0, isEmpty: true, presenting });

  useEffect(() => {
    const before = seen.current;
    seen.current = { epoch, width, height, isEmpty, presenting };
    const turned = before.presenting !== presenting;
    if (before.epoch !== epoch || turned) touched.current = false;
    if (touched.current || dragging || isEmpty || !hasRoom(width, height)) return;
    const { layout } = workspace.getState();
    const dropped = [...scene.nodes.values()].some(({ id }) => layout[id] !== undefined);
    const opened = before.epoch !== epoch || (before.isEmpty && !dropped);
    const resized = before.width !== width || before.height !== height || turned;
    if (!opened && !resized && isInView(extent, flow.getState())) return;
    void fitView({ ...fitOf(presenting), duration: opened ? 0 : EASE_MS });
    // Only the extent of the scene matters, not each scene.
  }, [fitView, epoch, Object.values(extent).join(), isEmpty, width, height, dragging, presenting]);

  const fit = useCallback(() => {
    touched.current = false;
    const { width: wide, height: high } = flow.getState();
    if (hasRoom(wide, high)) void fitView({ ...fitOf(presenting), duration: EASE_MS });
  }, [fitView, flow, presenting]);
  const from = useRef<Viewport>({ x: 0, y: 0, zoom: 1 });
  const onMoveStart = useCallback((_: unknown, viewport: Viewport) => {
    from.current = viewport;
  }, []);
  /** Only a move by hand has an event. */
  const onMove = useCallback((event: unknown, viewport: Viewport) => {
    if (event && isMoved(from.current, viewport)) touched.current = true;
  }, []);
  /** A zoom by button counts as by hand. */
  const touch = useCallback(() => {
    touched.current = true;
  }, []);
  return { fit, onMoveStart, onMove, touch };
}
