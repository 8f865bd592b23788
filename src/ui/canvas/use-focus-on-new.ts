import { type RefObject, useEffect } from 'react';
import { useParts } from '../sandbox-context';

/** What was made is drawn a moment later than its dialog closes, ms. */
const WAIT = 3000;

/**
 * The keyboard goes on with what it has just made: when a dialog that adds something closes, its
 * node gets the focus as soon as it is drawn, unless the user has gone elsewhere by then.
 */
export function useFocusOnNew(canvas: RefObject<HTMLElement | null>): void {
  const { view } = useParts();
  useEffect(() => {
    let next = 0;
    const focusSoon = (id: string) => {
      const until = performance.now() + WAIT;
      const look = () => {
        const isLost = document.activeElement === document.body || !document.activeElement;
        const node = canvas.current?.querySelector<HTMLElement>(
          `.react-flow__node[data-id="${CSS.escape(id)}"]`,
        );
        if (node && isLost) node.focus({ preventScroll: true });
        else if (performance.now() < until) next = requestAnimationFrame(look);
      };
      cancelAnimationFrame(next);
      next = requestAnimationFrame(look);
    };
    const stop = view.subscribe((state, before) => {
      if (state.dialog !== null || before.dialog?.kind !== 'add') return;
      const made = state.selection === before.selection ? undefined : state.selection.at(-1);
      if (made !== undefined) focusSoon(made);
    });
    return () => {
      stop();
      cancelAnimationFrame(next);
    };
  }, [view, canvas]);
}
