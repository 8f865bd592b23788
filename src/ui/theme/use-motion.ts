import { useReducedMotion } from '@mantine/hooks';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { ViewStore } from '../../state/view-store';

/** Whether less should move: as the user has chosen here, or else told the browser. */
export function useLessMotion(view: ViewStore): boolean {
  const choice = useStore(view, (state) => state.motion);
  const asked = useReducedMotion(false);
  return choice === 'system' ? asked : choice === 'reduced';
}

/** Tells the style sheets, as `data-motion` of the page's root: `reduced` or `full`. */
export function useMotionMark(view: ViewStore): void {
  const less = useLessMotion(view);
  useEffect(() => {
    document.documentElement.dataset.motion = less ? 'reduced' : 'full';
  }, [less]);
}
