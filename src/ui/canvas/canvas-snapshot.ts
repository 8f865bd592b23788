import type { Places } from '../../drawing/auto-layout';
import type { DiagramDot, Rect } from '../../drawing/diagram-model';
import type { TaskSlots } from '../../drawing/task-slots';
import type { SandboxParts } from '../sandbox-context';

/** What only the canvas knows of what is on the screen: an exported picture is made from it. */
export interface CanvasSnapshot {
  slots: TaskSlots;
  places: Places;
  /** What the window shows, in canvas pixels. */
  view: Rect;
  /** The requests at this instant. */
  dots: DiagramDot[];
  /** One in so many requests is a dot. */
  dotSampling: number;
}

const canvases = new WeakMap<SandboxParts['mirror'], () => CanvasSnapshot>();

/** Called by the canvas while it is on the screen. */
export function offerSnapshot(parts: SandboxParts, read: () => CanvasSnapshot): () => void {
  canvases.set(parts.mirror, read);
  return () => canvases.delete(parts.mirror);
}

/** Undefined when no canvas is on the screen. */
export const canvasSnapshot = (parts: SandboxParts): CanvasSnapshot | undefined =>
  canvases.get(parts.mirror)?.();
