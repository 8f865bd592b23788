import type { Viewport } from '@xyflow/react';
import type { FocusEvent, KeyboardEvent, RefObject } from 'react';
import type { CanvasScene } from '../canvas/scene-keeper';
import { focusedId } from '../canvas/walk/focused';
import { useWalk } from '../canvas/walk/use-walk';
import { isTyping } from '../shell/keys';

interface StillKeys {
  box: RefObject<HTMLDivElement | null>;
  scene: CanvasScene;
  camera: Viewport;
  onCamera: (camera: Viewport) => void;
  onSelect: (ids: readonly string[]) => void;
}

/** The picture of a variant by keyboard: Tab comes to it once, arrows walk, Enter selects. */
export function useStillKeys({ box, scene, camera, onCamera, onSelect }: StillKeys) {
  const { words, walk, onFocus: follow } = useWalk(box, scene);

  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const id = focusedId(event.target);
    const selects = event.key === 'Enter' && id !== undefined;
    if (selects) onSelect([id]);
    if (!selects && !walk(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** What the keyboard comes to is brought into sight, in both pictures alike. */
  const onFocus = ({ target, relatedTarget, currentTarget }: FocusEvent<HTMLElement>) => {
    follow(target, relatedTarget);
    if (!target.matches(':focus-visible')) return;
    const [one, all] = [target, currentTarget].map((element) => element.getBoundingClientRect());
    const [x, y] = [
      beyond(one!.left, one!.right, all!.left, all!.right),
      beyond(one!.top, one!.bottom, all!.top, all!.bottom),
    ];
    if (x !== 0 || y !== 0) onCamera({ ...camera, x: camera.x - x, y: camera.y - y });
  };

  return { words, handlers: { onKeyDownCapture, onFocus } };
}

/** px between what is in sight and its edge. */
const ASIDE = 24;

/** How far something lies outside, less than 0 towards the beginning; 0 where it is seen. */
function beyond(start: number, end: number, from: number, to: number): number {
  if (start < from) return start - from - ASIDE;
  // What is larger than the room is shown from its beginning.
  return end > to ? Math.min(end - to + ASIDE, start - from - ASIDE) : 0;
}
