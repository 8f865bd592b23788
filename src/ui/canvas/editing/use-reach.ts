import type { RefObject } from 'react';
import { useLookAt } from '../find/use-look-at';
import type { CanvasScene } from '../scene-keeper';
import { useHands } from './use-hands';
import { usePaste } from './use-paste';

interface Ways {
  /** The view is as somebody wants it: it is not fitted any more. */
  touch: () => void;
  rename: (id: string) => void;
}

/** Lets actions, the clipboard and the search reach the canvas; answers what is lit. */
export function useReach(
  box: RefObject<HTMLElement | null>,
  scene: CanvasScene,
  { touch, rename }: Ways,
): string | null {
  useHands(box, scene, rename, touch);
  usePaste();
  return useLookAt(box, scene.nodes, touch);
}
