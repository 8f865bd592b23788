import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect, useState } from 'react';
import { useParts } from '../sandbox-context';
import { listenForDrops } from './drop-events';

/** The entity whose node or inner drawing is under a point of the page. */
export function entityAt(clientX: number, clientY: number): string | null {
  for (const element of document.elementsFromPoint(clientX, clientY)) {
    const id = element.closest('.react-flow__node, g[data-id]')?.getAttribute('data-id');
    if (id) return id;
  }
  return null;
}

/** Takes what the palette lets go over the canvas; answers the node a drop would land on. */
export function useDrops(canvas: RefObject<HTMLElement | null>): string | null {
  const { view } = useParts();
  const { screenToFlowPosition } = useReactFlow();
  const [onto, setOnto] = useState<string | null>(null);
  useEffect(() => {
    if (!canvas.current) return undefined;
    return listenForDrops(canvas.current, {
      over: ({ clientX, clientY }) => setOnto(entityAt(clientX, clientY)),
      leave: () => setOnto(null),
      drop: ({ component, clientX, clientY }) => {
        const point = screenToFlowPosition({ x: clientX, y: clientY });
        const at = { x: Math.round(point.x), y: Math.round(point.y) };
        const dialog = { kind: 'add', component, at, onto: entityAt(clientX, clientY) } as const;
        view.setState({ dialog });
      },
    });
  }, [canvas, view, screenToFlowPosition]);
  return onto;
}
