import type { PaletteId } from '../palette/components';

/**
 * How the palette and the canvas meet: the palette sends these DOM events to the canvas element
 * under the pointer, and knows nothing else about it.
 */
export interface PaletteDrop {
  component: PaletteId;
  /** The pointer, in client pixels. */
  clientX: number;
  clientY: number;
}

const OVER = 'sandbox-palette-over';
const LEAVE = 'sandbox-palette-leave';
const DROP = 'sandbox-palette-drop';
/** Marks the element that takes drops. */
export const CANVAS_ATTRIBUTE = 'data-sandbox-canvas';

function canvasAt(x: number, y: number): Element | null {
  return document.elementFromPoint(x, y)?.closest(`[${CANVAS_ATTRIBUTE}]`) ?? null;
}

/** The pointer moves with a component: the canvas may light what it would land on. */
export function sendOver(drop: PaletteDrop): boolean {
  const canvas = canvasAt(drop.clientX, drop.clientY);
  if (canvas) canvas.dispatchEvent(new CustomEvent<PaletteDrop>(OVER, { detail: drop }));
  else sendLeave();
  return canvas !== null;
}

/** The drag has left the canvas or has ended. */
export function sendLeave(): void {
  document.querySelector(`[${CANVAS_ATTRIBUTE}]`)?.dispatchEvent(new CustomEvent(LEAVE));
}

/** Answers whether there was a canvas to take it. */
export function sendDrop(drop: PaletteDrop): boolean {
  const canvas = canvasAt(drop.clientX, drop.clientY);
  sendLeave();
  canvas?.dispatchEvent(new CustomEvent<PaletteDrop>(DROP, { detail: drop }));
  return canvas !== null;
}

/** Listens on the canvas element; the answer stops listening. */
export function listenForDrops(
  canvas: Element,
  on: {
    over: (drop: PaletteDrop) => void;
    leave: () => void;
    drop: (drop: PaletteDrop) => void;
  },
): () => void {
  const over = (event: Event) => on.over((event as CustomEvent<PaletteDrop>).detail);
  const drop = (event: Event) => on.drop((event as CustomEvent<PaletteDrop>).detail);
  canvas.addEventListener(OVER, over);
  canvas.addEventListener(LEAVE, on.leave);
  canvas.addEventListener(DROP, drop);
  return () => {
    canvas.removeEventListener(OVER, over);
    canvas.removeEventListener(LEAVE, on.leave);
    canvas.removeEventListener(DROP, drop);
  };
}
