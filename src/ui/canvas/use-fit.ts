import {
  type FitViewOptions,
  useReactFlow,
  useStore,
  useStoreApi,
  type Viewport,
} from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import { boundsOf, type Size } from '../../drawing/geometry';
import type { Rect } from '../../drawing/diagram-model';
import { useMirror, useParts, useView } from '../sandbox-context';
import type { CanvasScene } from './scene-keeper';

/** Room for the zoom controls below and for the tabs that fold the panels at the sides. */
const ROOM = { top: 12, left: 24, right: 24, bottom: 60 } as const;
/** For the back row: while presenting the diagram fills the canvas, up to twice its size. */
const mostZoom = (presenting: boolean): number => (presenting ? 2 : 1);
/** What lies over the top left corner of the canvas; 0 × 0 for nothing. */
export interface Overlay {
  width: number;
  height: number;
}
/** Cards are kept clear of it where that costs no more than this share of the zoom. */
const WORTH = 0.92;

interface Fitted {
  zoom: number;
  /** Of the canvas's corner, in the window. */
  left: number;
  top: number;
}

/** Everything in the middle of the room that is left below `top`. */
function fitted(extent: Rect, window: Size, top: number, most: number): Fitted {
  const wide = window.width - ROOM.left - ROOM.right;
  const high = window.height - top - ROOM.bottom;
  const zoom = Math.min(most, wide / extent.width, high / extent.height);
  return {
    zoom,
    left: ROOM.left + (wide - extent.width * zoom) / 2 - extent.x * zoom,
    top: top + (high - extent.height * zoom) / 2 - extent.y * zoom,
  };
}

/** The top margin the cards fit best with: below the overlay where they would lie under it. */
export function topFor(
  cards: readonly Rect[],
  window: Size,
  overlay: Overlay,
  presenting: boolean,
): number {
  if (overlay.height === 0 || cards.length === 0) return ROOM.top;
  const most = mostZoom(presenting);
  const extent = boundsOf(cards, 0);
  const plain = fitted(extent, window, ROOM.top, most);
  const [right, bottom] = [OVERLAY_AT + overlay.width, OVERLAY_AT + overlay.height];
  const isCovered = cards.some(
    (card) => card.x * plain.zoom + plain.left < right && card.y * plain.zoom + plain.top < bottom,
  );
  if (!isCovered) return ROOM.top;
  const below = bottom + ROOM.top;
  return fitted(extent, window, below, most).zoom >= WORTH * plain.zoom ? below : ROOM.top;
}
/** Where the overlay stands, from the left and the top. */
const OVERLAY_AT = 14;

const fitOf = (top: number, presenting: boolean): FitViewOptions => ({
  padding: {
    top: `${top}px`,
    left: `${ROOM.left}px`,
    right: `${ROOM.right}px`,
    bottom: `${ROOM.bottom}px`,
  },
  maxZoom: mostZoom(presenting),
});
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

const outerRects = ({ nodes }: CanvasScene): Rect[] =>
  [...nodes.values()].filter(({ parentId }) => parentId === null).map(({ rect }) => rect);

/**
 * Everything stays in view for as long as the user has not panned or zoomed: on opening, when the
 * diagram grows out of it and when a panel folds. What is dropped stays where it was let go.
 * `fit` gives the view back to this.
 */
export function useFit(scene: CanvasScene, dragging: boolean, overlay: Overlay) {
  const { workspace } = useParts();
  const presenting = useView((state) => state.presenting);
  const flow = useStoreApi();
  const { fitView } = useReactFlow();
  const epoch = useMirror((state) => state.epoch);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const cards = outerRects(scene);
  const extent = boundsOf(cards, 0);
  const covered = overlay.height > 0;
  const isEmpty = scene.nodes.size === 0;
  const touched = useRef(false);
  const seen = useRef({
    epoch: -1,
    width: 0,
    height: 0,
    isEmpty: true,
    presenting,
    covered: false,
  });

  useEffect(() => {
    const before = seen.current;
    seen.current = { epoch, width, height, isEmpty, presenting, covered };
    const turned = before.presenting !== presenting;
    if (before.epoch !== epoch || turned) touched.current = false;
    if (touched.current || dragging || isEmpty || !hasRoom(width, height)) return;
    const { layout } = workspace.getState();
    const dropped = [...scene.nodes.values()].some(({ id }) => layout[id] !== undefined);
    const opened = before.epoch !== epoch || (before.isEmpty && !dropped);
    const resized = before.width !== width || before.height !== height || turned;
    const comesOver = covered && !before.covered;
    if (!opened && !resized && !comesOver && isInView(extent, flow.getState())) return;
    const top = topFor(cards, { width, height }, overlay, presenting);
    void fitView({ ...fitOf(top, presenting), duration: opened ? 0 : EASE_MS });
    // Only the extent of the scene matters, not each scene.
  }, [
    fitView,
    epoch,
    Object.values(extent).join(),
    isEmpty,
    width,
    height,
    dragging,
    presenting,
    covered,
  ]);

  const fit = useCallback(() => {
    touched.current = false;
    const { width: wide, height: high } = flow.getState();
    if (!hasRoom(wide, high)) return;
    const top = topFor(cards, { width: wide, height: high }, overlay, presenting);
    void fitView({ ...fitOf(top, presenting), duration: EASE_MS });
  }, [fitView, flow, presenting, cards, overlay]);
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
