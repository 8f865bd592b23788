import { useStoreApi } from '@xyflow/react';
import { type RefObject, useEffect, useRef } from 'react';
import type { DiagramDot } from '../../drawing/diagram-model';
import { useParts } from '../sandbox-context';
import { offerSnapshot } from './canvas-snapshot';
import type { CanvasScene } from './scene-keeper';

/** The requests as they are drawn at this instant; filled by the dot layer while there is one. */
export type DotReader = RefObject<() => { dots: DiagramDot[]; dotSampling: number }>;

export const useDotReader = (): DotReader => useRef(() => ({ dots: [], dotSampling: 1 }));

/** Lets the export ask for what is on the screen. */
export function useSnapshot(scene: CanvasScene, dots: DotReader): void {
  const parts = useParts();
  const flow = useStoreApi();
  const latest = useRef(scene);
  useEffect(() => {
    latest.current = scene;
  }, [scene]);
  useEffect(
    () =>
      offerSnapshot(parts, () => {
        const { transform, width, height } = flow.getState();
        const [left, top, zoom] = transform;
        const view = {
          x: -left / zoom,
          y: -top / zoom,
          width: width / zoom,
          height: height / zoom,
        };
        const { slots, places } = latest.current;
        return { slots, places, view, ...dots.current() };
      }),
    [parts, flow, dots],
  );
}
