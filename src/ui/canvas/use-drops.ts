import { useReactFlow, useStoreApi } from '@xyflow/react';
import { type RefObject, useEffect, useState } from 'react';
import type { Scene } from '../../drawing/scene-node';
import { useParts } from '../sandbox-context';
import { isAnnotation } from '../palette/components';
import { addAnnotation } from './annotations/add-annotation';
import { listenForDrops, type PaletteDrop } from './drop-events';
import { cornerFor, landingOf } from './landing';
import { shownRect } from './use-fit';

/** The entity whose node or inner drawing is under a point of the page. */
export function entityAt(clientX: number, clientY: number): string | null {
  for (const element of document.elementsFromPoint(clientX, clientY)) {
    const id = element.closest('.react-flow__node, g[data-id]')?.getAttribute('data-id');
    if (id) return id;
  }
  return null;
}

/** Takes what the palette lets go over the canvas; answers the node a drop would land in. */
export function useDrops(
  canvas: RefObject<HTMLElement | null>,
  sceneNow: () => Scene,
): string | null {
  const parts = useParts();
  const { mirror, view } = parts;
  const { screenToFlowPosition } = useReactFlow();
  const flow = useStoreApi();
  const [onto, setOnto] = useState<string | null>(null);
  useEffect(() => {
    if (!canvas.current) return undefined;
    const landing = ({ component, clientX, clientY }: PaletteDrop) =>
      isAnnotation(component)
        ? null
        : landingOf(component, entityAt(clientX, clientY), mirror.getState().entities);
    return listenForDrops(canvas.current, {
      over: (drop) => setOnto(landing(drop)),
      leave: () => setOnto(null),
      drop: (drop) => {
        const { component, clientX, clientY } = drop;
        const point = screenToFlowPosition({ x: clientX, y: clientY });
        if (isAnnotation(component)) return addAnnotation(parts, component, point);
        const onto = landing(drop);
        const scene = sceneNow();
        const shown = shownRect(flow.getState());
        const at = cornerFor(component, point, scene.get(onto ?? ''), { scene, shown });
        const dialog = { kind: 'add', component, at, onto } as const;
        return view.setState({ dialog });
      },
    });
  }, [canvas, parts, mirror, view, screenToFlowPosition, flow, sceneNow]);
  return onto;
}
