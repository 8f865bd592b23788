import { useEffect } from 'react';

/** The page is let to settle so long before it loads what nobody has asked for yet, ms. */
const SETTLED = 3000;

const PARTS: readonly (() => Promise<unknown>)[] = [
  () => import('./dialogs'),
  () => import('../command-palette/command-palette'),
  () => import('../canvas/find/find-panel'),
];

/** What a key opens and is typed into at once is there before the key, if the browser is idle. */
export function usePreload(): void {
  useEffect(() => {
    if (!('requestIdleCallback' in window)) return;
    let idle = 0;
    const timer = setTimeout(() => {
      // Where one cannot be loaded, it says so when it is asked for.
      const load = () => PARTS.forEach((part) => void part().catch(() => undefined));
      idle = window.requestIdleCallback(load);
    }, SETTLED);
    return () => {
      clearTimeout(timer);
      window.cancelIdleCallback(idle);
    };
  }, []);
}
