import { useEffect } from 'react';
import { useParts } from '../sandbox-context';
import { ACTION_GROUPS } from './actions';
import { isInOverlay, isPressable, isTyping, matchesKey } from './keys';
import { holdKey, stopWaiting } from './typed-ahead';

const ACTIONS = ACTION_GROUPS.flatMap((group) => group.actions);

/**
 * Keys that work anywhere but in text fields, menus and dialogs. Space presses a button reached by
 * keyboard; after a click with the mouse it plays and pauses, although that button has the focus.
 */
export function useShortcuts(): void {
  const parts = useParts();
  useEffect(() => {
    let pointer = false;
    let swallow = false;
    const onPointer = () => {
      pointer = true;
      stopWaiting(parts.view);
    };
    const onEveryKey = (event: KeyboardEvent) => holdKey(parts.view, event);
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Tab') pointer = false;
      if (event.defaultPrevented || isTyping(event.target) || isInOverlay(event.target)) return;
      // A screen that lies over the workbench has keys of its own.
      if (parts.view.getState().screen.kind !== 'workbench') return;
      if (event.key === ' ' && isPressable(event.target) && !pointer) return;
      const action = ACTIONS.find(
        (one) => one.keys.some((key) => matchesKey(key, event)) && one.when(parts),
      );
      if (!action) return;
      const repeats = event.repeat && event.key === ' ';
      event.preventDefault();
      swallow = event.key === ' ';
      if (!repeats) action.run(parts);
    };
    // A button is pressed by Space when the key comes up.
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.key !== ' ' || !swallow) return;
      swallow = false;
      event.preventDefault();
    };
    window.addEventListener('pointerdown', onPointer, true);
    window.addEventListener('keydown', onEveryKey, true);
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keyup', onKeyUp, true);
    return () => {
      window.removeEventListener('pointerdown', onPointer, true);
      window.removeEventListener('keydown', onEveryKey, true);
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keyup', onKeyUp, true);
    };
  }, [parts]);
}
