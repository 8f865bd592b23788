import { useReactFlow, useStore, useStoreApi, type Viewport } from '@xyflow/react';
import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import { boundsOf } from '../../drawing/geometry';
import type { Rect } from '../../drawing/diagram-model';
import { useMirror, useParts, useView } from '../sandbox-context';
import { hasRoom, isCovered, isRoomy, type Overlay, planFit, ROOM } from './fit-plan';
import type { CanvasScene } from './scene-keeper';

/** Wider canvases than this, as on 4K, are looked at from further off, px. */
const WIDE = 2600;

/** For the back row: while presenting the diagram fills the canvas, up to twice its size. */
const mostZoom = (presenting: boolean, width: number): number =>
  presenting ? 2 : width > WIDE ? 1.6 : 1;
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

/** Whether all of the diagram is in view. */
export function useIsWhole(scene: CanvasScene): boolean {
  const extent = useMemo(() => boundsOf(fittedRects(scene), 0), [scene]);
  return useStore((state) => isInView(extent, state));
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

/** What is fitted into the view: all that there is, on the stage the clusters alone. */
export const fittedRects = ({ nodes, isStaged = false }: CanvasScene): Rect[] =>
  [...nodes.values()]
    .filter(({ parentId, kind }) => parentId === null && (!isStaged || kind === 'cluster'))
    .map(({ rect }) => rect);

/** A diagram that has shrunk is fitted anew once it can be so much larger. */
const LARGER = 1.25;
/** So far out of the middle, as a share of the window, it is brought back there. */
const ASIDE = 0.12;

/** What the ribbon over the canvas takes: whole, as a line, and as it is now. */
export interface RibbonSizes {
  whole: Overlay;
  line: Overlay;
  now: Overlay;
}

/**
 * What the diagram keeps clear of. While presenting the ribbon stands below it, and a line has all
 * of the width there: beside it the diagram would be no larger, and out of the middle.
 */
function overlayOf({ now, line }: RibbonSizes, presenting: boolean, width: number): Overlay {
  if (!presenting || now.height === 0) return now;
  return { ...now, ...(now === line && { width }), isBelow: true };
}

function useWindow() {
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  return { width, height };
}

/** Notes whether the user has taken the view in hand. */
function useHands(touched: RefObject<boolean>) {
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
  return { onMoveStart, onMove, touch };
}

/**
 * Everything stays in view and clear of the ribbon for as long as the user has not panned or
 * zoomed: on opening, when the diagram or the ribbon grows and when a panel folds. What is dropped
 * stays where it was let go. `fit` gives the view back to this.
 */
export function useFit(scene: CanvasScene, dragging: boolean, ribbon: RibbonSizes) {
  const { workspace } = useParts();
  const presenting = useView((state) => state.presenting);
  const flow = useStoreApi();
  const { setViewport } = useReactFlow();
  const epoch = useMirror((state) => state.epoch);
  const { width, height } = useWindow();
  const cards = fittedRects(scene);
  const standing = cards.map((card) => Object.values(card).join()).join(' ');
  const overlay = overlayOf(ribbon, presenting, width);
  const isEmpty = scene.nodes.size === 0;
  const touched = useRef(false);
  const seen = useRef({ epoch: -1, width: 0, height: 0, below: 0, isEmpty: true, presenting });
  const most = mostZoom(presenting, width);

  const show = (duration: number) => {
    const window = { width: flow.getState().width, height: flow.getState().height };
    if (isEmpty || !hasRoom(window.width, window.height)) return;
    void setViewport(planFit(cards, window, overlay, most), { duration });
  };

  useEffect(() => {
    const before = seen.current;
    // The line below a presented diagram is drawn after it, and may take another height then.
    const below = presenting ? overlay.height : 0;
    seen.current = { epoch, width, height, below, isEmpty, presenting };
    const turned = before.presenting !== presenting;
    if (before.epoch !== epoch || turned) touched.current = false;
    // An empty canvas has nothing to fit: it is begun on at its own size.
    if (before.epoch !== epoch && isEmpty) void setViewport({ x: 0, y: 0, zoom: 1 });
    if (touched.current || dragging || isEmpty || !hasRoom(width, height)) return;
    const { layout } = workspace.getState();
    const dropped = [...scene.nodes.values()].some(({ id }) => layout[id] !== undefined);
    const opened = before.epoch !== epoch || (before.isEmpty && !dropped);
    const resized = before.width !== width || before.height !== height || before.below !== below;
    const [x, y, zoom] = flow.getState().transform;
    const stays =
      isInView(boundsOf(cards, 0), flow.getState()) &&
      !isCovered(cards, { x, y, zoom }, overlay, height);
    if (!opened && !resized && !turned && stays) {
      if (dropped) return;
      const plan = planFit(cards, { width, height }, overlay, most);
      const away = Math.max(Math.abs(plan.x - x) / width, Math.abs(plan.y - y) / height);
      if (plan.zoom < LARGER * zoom && away < ASIDE) return;
    }
    show(opened ? 0 : EASE_MS);
    // Only where the cards stand matters, not each scene.
  }, [
    setViewport,
    epoch,
    standing,
    isEmpty,
    width,
    height,
    dragging,
    presenting,
    overlay.width,
    overlay.height,
  ]);

  const roomy = useMemo(
    () => isRoomy(cards, { width, height }, ribbon, most),
    [standing, width, height, most, ribbon.whole, ribbon.line],
  );
  const fit = () => {
    touched.current = false;
    show(EASE_MS);
  };
  return { fit, roomy, maxZoom: useNearest(scene), ...useHands(touched) };
}

/** The largest zoom. Where tasks are squares one comes nearer, until each is a card. */
const NEAREST = { cards: 2, squares: 5 } as const;

/** How near one comes. */
function useNearest({ nodes }: CanvasScene): number {
  return useMemo(() => {
    const squares = [...nodes.values()].some(({ slot }) => slot?.grid.isHeat);
    return squares ? NEAREST.squares : NEAREST.cards;
  }, [nodes]);
}
