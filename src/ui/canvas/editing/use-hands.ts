import { useReactFlow, useStoreApi } from '@xyflow/react';
import { type RefObject, useEffect, useRef } from 'react';
import { useParts } from '../../sandbox-context';
import type { CanvasScene } from '../scene-keeper';
import { isInView, shownRect } from '../use-fit';
import { offerHands } from './canvas-hands';

/** As long as nodes glide, and a little more, ms. */
const GLIDE = 220;
const EASE = 150;

/** Once the page has come to rest, ms. */
const AT_REST = 4000;

/** What a key may ask for next is fetched ahead: letters typed after it must not go astray. */
function useReadiness(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      void import('./edits');
      void import('../annotations/annotation-node');
      void import('../annotations/annotation-editor');
      void import('../find/find-panel');
    }, AT_REST);
    return () => clearTimeout(timer);
  }, []);
}

/** Lets commands ask the canvas what only it knows. */
export function useHands(
  box: RefObject<HTMLElement | null>,
  scene: CanvasScene,
  rename: (id: string) => void,
  touch: () => void,
): void {
  useReadiness();
  const parts = useParts();
  const flow = useStoreApi();
  const { screenToFlowPosition, setCenter, getZoom } = useReactFlow();
  const latest = useRef({ scene, rename, touch });
  useEffect(() => {
    latest.current = { scene, rename, touch };
  }, [scene, rename, touch]);
  useEffect(() => {
    const canvas = box.current;
    if (!canvas) return undefined;
    const touchNow = () => latest.current.touch();
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
      onCanvas: (point) => screenToFlowPosition(point, { snapToGrid: false }),
      seen: () => shownRect(flow.getState()),
      reveal: (rect) => {
        if (isInView(rect, flow.getState())) return;
        touchNow();
        const { width, height } = shownRect(flow.getState());
        const zoom = getZoom() * Math.min(1, width / rect.width, height / rect.height);
        const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
        void setCenter(x, y, { zoom, duration: EASE });
      },
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
  }, [box, parts, flow, screenToFlowPosition, setCenter, getZoom]);
}
