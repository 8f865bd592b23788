import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from 'react';
import { sendDrop, sendLeave, sendOver } from '../canvas/drop-events';
import type { PaletteId } from './components';

export interface Ghost {
  component: PaletteId;
  x: number;
  y: number;
  /** The pointer is over a place that takes it. */
  over: boolean;
}

/** A press that moves less than this is a click. */
const THRESHOLD = 4;

/**
 * Dragging by pointer events rather than the browser's own drag and drop: it works alike with
 * mouse, pen and touch, and shows where it would land while it moves.
 */
export function usePaletteDrag(onClick: (component: PaletteId) => void) {
  const [ghost, setGhost] = useState<Ghost | null>(null);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const onPointerDown = (component: PaletteId, down: ReactPointerEvent) => {
    if (down.button !== 0) return;
    let dragging = false;
    const drop = (event: PointerEvent) => ({
      component,
      clientX: event.clientX,
      clientY: event.clientY,
    });
    const move = (event: PointerEvent) => {
      const far = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY);
      if (!dragging && far < THRESHOLD) return;
      dragging = true;
      const over = sendOver(drop(event));
      setGhost({ component, x: event.clientX, y: event.clientY, over });
    };
    const end = () => {
      stop.current = null;
      setGhost(null);
      sendLeave();
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', escape, true);
    };
    const up = (event: PointerEvent) => {
      end();
      if (dragging) sendDrop(drop(event));
      else onClick(component);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      end();
    };
    stop.current?.();
    stop.current = end;
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', escape, true);
  };
  return { ghost, onPointerDown };
}
