import { getViewportForBounds, type Viewport } from '@xyflow/react';
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Rect } from '../../drawing/diagram-model';

const CLOSEST = 1;
const FURTHEST = 0.08;
const STEP = 1.25;
/** Above the diagram its name stands, below it what both have in common. */
const PADDING = { top: '64px', bottom: '44px', left: '16px', right: '16px' } as const;

/**
 * One camera for both pictures. Until somebody moves it, it shows all of the larger one.
 * @param box - the room that each picture has
 */
export function useSharedCamera(box: RefObject<HTMLElement | null>) {
  const [camera, setCamera] = useState<Viewport>({ x: 0, y: 0, zoom: 0.5 });
  const bounds = useRef(new Map<string, Rect>());
  const held = useRef(false);
  const fit = useCallback(() => {
    const all = [...bounds.current.values()];
    const size = box.current?.getBoundingClientRect();
    if (all.length === 0 || !size) return;
    const { width, height } = size;
    setCamera(getViewportForBounds(around(all), width, height, FURTHEST, CLOSEST, PADDING));
  }, [box]);
  useLayoutEffect(() => {
    if (!box.current) return undefined;
    const observer = new ResizeObserver(() => !held.current && fit());
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box, fit]);
  return {
    camera,
    onCamera: (next: Viewport) => {
      held.current = true;
      setCamera(next);
    },
    onBounds: useCallback(
      (which: string, rect: Rect) => {
        bounds.current.set(which, rect);
        if (!held.current) fit();
      },
      [fit],
    ),
    fit: () => {
      held.current = false;
      fit();
    },
    zoom: (way: 1 | -1) => {
      const size = box.current?.getBoundingClientRect();
      if (!size) return;
      held.current = true;
      setCamera(({ x, y, zoom }) => {
        const next = Math.min(2, Math.max(FURTHEST, zoom * (way > 0 ? STEP : 1 / STEP)));
        const [middle, centre] = [size.width / 2, size.height / 2];
        const by = next / zoom;
        return { x: middle - (middle - x) * by, y: centre - (centre - y) * by, zoom: next };
      });
    },
  };
}

function around(rects: readonly Rect[]): Rect {
  const left = Math.min(...rects.map(({ x }) => x));
  const top = Math.min(...rects.map(({ y }) => y));
  return {
    x: left,
    y: top,
    width: Math.max(...rects.map(({ x, width }) => x + width)) - left,
    height: Math.max(...rects.map(({ y, height }) => y + height)) - top,
  };
}
