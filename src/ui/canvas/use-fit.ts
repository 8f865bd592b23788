import { type FitViewOptions, useReactFlow, useStore } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import { useMirror } from '../sandbox-context';
import type { CanvasScene } from './scene-keeper';

/** Room for the zoom controls below; no larger than life. */
const FIT: FitViewOptions = {
  padding: { top: '16px', left: '14px', right: '14px', bottom: '60px' },
  maxZoom: 1,
};
const EASE_MS = 150;

/** The corners of everything, so that the view follows what grows beyond it. */
function extentOf({ nodes }: CanvasScene): string {
  let [left, top, right, bottom] = [0, 0, 0, 0];
  for (const { rect, parentId } of nodes.values()) {
    if (parentId !== null) continue;
    left = Math.min(left, rect.x);
    top = Math.min(top, rect.y);
    right = Math.max(right, rect.x + rect.width);
    bottom = Math.max(bottom, rect.y + rect.height);
  }
  return [nodes.size > 0, left, top, right, bottom].join();
}

/**
 * Everything stays in view for as long as the user has not panned or zoomed: on opening, with the
 * first nodes, when the diagram grows and when a panel folds. `fit` gives the view back to it.
 */
export function useFit(scene: CanvasScene, dragging: boolean) {
  const { fitView } = useReactFlow();
  const epoch = useMirror((state) => state.epoch);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const extent = extentOf(scene);
  const touched = useRef(false);
  const seen = useRef({ epoch: -1, nodes: 0 });

  useEffect(() => {
    const fresh = seen.current.epoch !== epoch || seen.current.nodes === 0;
    if (fresh) touched.current = false;
    seen.current = { epoch, nodes: scene.nodes.size };
    if (touched.current || dragging || scene.nodes.size === 0 || width === 0) return;
    void fitView({ ...FIT, duration: fresh ? 0 : EASE_MS });
    // Only the extent of the scene matters, not each scene.
  }, [fitView, epoch, extent, width, height, dragging]);

  const fit = useCallback(() => {
    touched.current = false;
    void fitView({ ...FIT, duration: EASE_MS });
  }, [fitView]);
  /** For `onMoveStart`: only a move by hand has an event. */
  const onMoveStart = useCallback((event: unknown) => {
    if (event) touched.current = true;
  }, []);
  /** A zoom by button counts as by hand. */
  const touch = useCallback(() => {
    touched.current = true;
  }, []);
  return { fit, onMoveStart, touch };
}
