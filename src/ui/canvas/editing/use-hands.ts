import { useReactFlow, useStoreApi } from '@xyflow/react';
import { type RefObject, useEffect, useRef } from 'react';
import { useParts } from '../../sandbox-context';
import type { CanvasScene } from '../scene-keeper';
import { offerHands } from './canvas-hands';

/** As long as nodes glide, and a little more, ms. */
const GLIDE = 220;

/** Lets commands ask the canvas what only it knows. */
export function useHands(
  box: RefObject<HTMLElement | null>,
  scene: CanvasScene,
  rename: (id: string) => void,
): void {
  const parts = useParts();
  const flow = useStoreApi();
  const { screenToFlowPosition } = useReactFlow();
  const latest = useRef({ scene, rename });
  useEffect(() => {
    latest.current = { scene, rename };
  }, [scene, rename]);
  useEffect(() => {
    const canvas = box.current;
    if (!canvas) return undefined;
    let pointer: { x: number; y: number } | null = null;
    const onMove = ({ clientX, clientY }: PointerEvent) => {
      pointer = { x: clientX, y: clientY };
    };
    const onLeave = () => {
      pointer = null;
    };
    canvas.addEventListener('pointermove', onMove);
    canvas.addEventListener('pointerleave', onLeave);
    const middle = () => {
      const { transform, width, height } = flow.getState();
      const [left, top, zoom] = transform;
      return { x: (width / 2 - left) / zoom, y: (height / 2 - top) / zoom };
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const withdraw = offerHands(parts, {
      scene: () => latest.current.scene,
      pointer: () => (pointer ? screenToFlowPosition(pointer) : middle()),
      middle,
      rename: (id) => latest.current.rename(id),
      glide: () => {
        canvas.dataset.gliding = '';
        clearTimeout(timer);
        timer = setTimeout(() => delete canvas.dataset.gliding, GLIDE);
      },
    });
    return () => {
      withdraw();
      clearTimeout(timer);
      canvas.removeEventListener('pointermove', onMove);
      canvas.removeEventListener('pointerleave', onLeave);
    };
  }, [box, parts, flow, screenToFlowPosition]);
}
