import type { Point, Rect } from '../../../drawing/diagram-model';
import type { SandboxParts } from '../../sandbox-context';
import type { CanvasScene } from '../scene-keeper';

/** What only the canvas on the screen knows, for commands that come from elsewhere. */
export interface CanvasHands {
  scene: () => CanvasScene;
  /** On the canvas: where the pointer is, or the middle of what is seen. */
  pointer: () => Point;
  middle: () => Point;
  /** The place on the canvas that is at a point of the page. */
  onCanvas: (point: Point) => Point;
  /** What of the canvas is seen, clear of what lies over it. */
  seen: () => Rect;
  /** Moves the view so that a rectangle is in it, where it is not. */
  reveal: (rect: Rect) => void;
  /** Opens the words of an annotation, or the label of a node, for editing. */
  rename: (id: string) => void;
  /** For a moment nodes glide to where they go next. */
  glide: () => void;
}

const canvases = new WeakMap<SandboxParts['mirror'], CanvasHands>();

/** Called by the canvas while it is on the screen. */
export function offerHands(parts: SandboxParts, hands: CanvasHands): () => void {
  canvases.set(parts.mirror, hands);
  return () => {
    if (canvases.get(parts.mirror) === hands) canvases.delete(parts.mirror);
  };
}

/** Undefined while no canvas is on the screen. */
export const canvasHands = (parts: SandboxParts): CanvasHands | undefined =>
  canvases.get(parts.mirror);
