import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { useParts } from '../sandbox-context';
import { cameraOf, offerCamera, placeOf } from './camera';

/** Lets others note what is seen of the canvas, and come back to it; `touch` keeps it there. */
export function useCamera(touch: () => void): void {
  const parts = useParts();
  const flow = useStoreApi();
  const { setViewport } = useReactFlow();
  useEffect(
    () =>
      offerCamera(parts, {
        read: () => cameraOf(flow.getState()),
        move: (camera, ms) => {
          touch();
          void setViewport(placeOf(camera, flow.getState()), { duration: ms });
        },
      }),
    [parts, flow, setViewport, touch],
  );
}
