import { useCallback, useSyncExternalStore } from 'react';
import type { MirrorState } from '../../state/mirror-store';
import { useParts } from '../sandbox-context';

/** Charts are drawn anew at most so often, ms of wall time; at once after a while of nothing. */
const EVERY_MS = 250;

/** A part of the mirror as charts look at it. `select` must answer a value that is kept. */
export function useSlow<T>(select: (state: MirrorState) => T): T {
  const { mirror } = useParts();
  const subscribe = useCallback(
    (notify: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let last = -Infinity;
      const tell = () => {
        timer = undefined;
        last = performance.now();
        notify();
      };
      const unsubscribe = mirror.subscribe(() => {
        const wait = Math.max(0, last + EVERY_MS - performance.now());
        timer ??= setTimeout(tell, wait);
      });
      return () => {
        unsubscribe();
        clearTimeout(timer);
      };
    },
    [mirror],
  );
  return useSyncExternalStore(subscribe, () => select(mirror.getState()));
}
