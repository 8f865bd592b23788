import type { Camera } from '../../model/sandbox-document';
import type { SandboxParts } from '../sandbox-context';

/** What part of the canvas is seen: noted by who wants to come back to it, and moved there. */
export interface CanvasCamera {
  read: () => Camera;
  /** Stays there until the view is given back; at once where `ms` is 0. */
  move: (camera: Camera, ms: number) => void;
}

const cameras = new WeakMap<SandboxParts['mirror'], CanvasCamera>();

/** Called by the canvas while it is on the screen. */
export function offerCamera(parts: SandboxParts, camera: CanvasCamera): () => void {
  cameras.set(parts.mirror, camera);
  return () => cameras.delete(parts.mirror);
}

/** Undefined when no canvas is on the screen. */
export const canvasCamera = (parts: SandboxParts): CanvasCamera | undefined =>
  cameras.get(parts.mirror);

interface Window {
  transform: readonly [number, number, number];
  width: number;
  height: number;
}

/** The camera over a window, with how much of the canvas that shows. */
export function cameraOf({ transform, width, height }: Window): Camera {
  const [left, top, zoom] = transform;
  return {
    x: (width / 2 - left) / zoom,
    y: (height / 2 - top) / zoom,
    zoom,
    width: width / zoom,
    height: height / zoom,
  };
}

/** Whatever a file says, or however small a window is: beyond these nothing could be seen. */
const LEAST_ZOOM = 0.01;
const MOST_ZOOM = 8;

/**
 * The place of the canvas in a window of its size: all that was seen is seen, as large as can be.
 */
export function placeOf({ x, y, ...camera }: Camera, window: Pick<Window, 'width' | 'height'>) {
  const { width = 0, height = 0 } = camera;
  const sized = width > 0 && height > 0;
  const wanted = sized ? Math.min(window.width / width, window.height / height) : camera.zoom;
  const zoom = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, wanted));
  return { x: window.width / 2 - x * zoom, y: window.height / 2 - y * zoom, zoom };
}
