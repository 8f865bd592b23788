import { useEffect } from 'react';
import type { Playback } from '../../state/comparison-playback';
import { isHintOpen, isInOverlay, isPressable, isTyping, matchesKey } from '../shell/keys';
import { toggle } from './playback-bar';

/** What opens over the screen, and is what Escape closes first. */
const OPENED = '[role=combobox][aria-expanded=true], [aria-haspopup][data-expanded]';

const isSomethingOpen = (): boolean =>
  [...document.querySelectorAll(OPENED)].some((one) => !one.closest('[inert]'));

/** Keys of the comparison: the workbench below it does not hear them. */
export function useCompareKeys(back: () => void, playback: Playback | null): void {
  useEffect(() => {
    let closes = false;
    // Seen on its way down: when the key comes back up, what was open has been closed.
    const onWayDown = ({ key, target }: KeyboardEvent) => {
      closes = key === 'Escape' && isSomethingOpen();
      if (key === 'Escape' && !closes && isHintOpen() && !isInOverlay(target)) back();
    };
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.defaultPrevented || isInOverlay(target)) return;
      if (event.key === 'Escape') return closes ? undefined : back();
      if (!playback || isTyping(target)) return;
      const does = (name: string, run: () => void): void => {
        if (!matchesKey(name, event)) return;
        event.preventDefault();
        run();
      };
      if (!(event.key === ' ' && isPressable(target))) does('Space', () => toggle(playback));
      does('.', () => void playback.step());
      does('Shift+R', () => void playback.seek(playback.from));
    };
    window.addEventListener('keydown', onWayDown, true);
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onWayDown, true);
      window.removeEventListener('keydown', onKey);
    };
  });
}
