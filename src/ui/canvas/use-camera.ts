import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { boundsOf } from '../../drawing/geometry';
import { useParts } from '../sandbox-context';
import { cameraOf, offerCamera, placeOf } from './camera';
import type { CanvasScene } from './scene-keeper';
import { fittedRects, isInView } from './use-fit';

interface View {
  scene: CanvasScene;
  /** Shows all of it, and keeps to that. */
  fit: () => void;
  /** Keeps the view where it is. */
  touch: () => void;
}

/** Lets others note what is seen of the canvas, and come back to it. */
export function useCamera(view: View): void {
  const parts = useParts();
  const flow = useStoreApi();
  const { setViewport } = useReactFlow();
  const latest = useRef(view);
  useEffect(() => {
    latest.current = view;
  });
  useEffect(
    () =>
      offerCamera(parts, {
        read: () => {
          const rects = fittedRects(latest.current.scene);
          const isWhole = rects.length > 0 && isInView(boundsOf(rects, 0), flow.getState());
          return { ...cameraOf(flow.getState()), ...(isWhole && { isWhole }) };
        },
        move: (camera, ms) => {
          if (camera.isWhole) return latest.current.fit();
          latest.current.touch();
          void setViewport(placeOf(camera, flow.getState()), { duration: ms });
        },
      }),
    [parts, flow, setViewport],
  );
}
