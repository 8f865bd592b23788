import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect, useState } from 'react';
import { useParts } from '../sandbox-context';
import { listenForDrops, type PaletteDrop } from './drop-events';
import { cornerFor, landingOf } from './landing';

/** The entity whose node or inner drawing is under a point of the page. */
export function entityAt(clientX: number, clientY: number): string | null {
  for (const element of document.elementsFromPoint(clientX, clientY)) {
    const id = element.closest('.react-flow__node, g[data-id]')?.getAttribute('data-id');
    if (id) return id;
  }
  return null;
}

/** Takes what the palette lets go over the canvas; answers the node a drop would land in. */
export function useDrops(canvas: RefObject<HTMLElement | null>): string | null {
  const { mirror, view } = useParts();
  const { screenToFlowPosition } = useReactFlow();
  const [onto, setOnto] = useState<string | null>(null);
  useEffect(() => {
    if (!canvas.current) return undefined;
    const landing = ({ component, clientX, clientY }: PaletteDrop) =>
      landingOf(component, entityAt(clientX, clientY), mirror.getState().entities);
    return listenForDrops(canvas.current, {
      over: (drop) => setOnto(landing(drop)),
      leave: () => setOnto(null),
      drop: (drop) => {
        const { component, clientX, clientY } = drop;
        const point = screenToFlowPosition({ x: clientX, y: clientY });
        const { entities } = mirror.getState();
        const at = cornerFor(component, point, entityAt(clientX, clientY), entities);
        const dialog = { kind: 'add', component, at, onto: landing(drop) } as const;
        view.setState({ dialog });
      },
    });
  }, [canvas, mirror, view, screenToFlowPosition]);
  return onto;
}
