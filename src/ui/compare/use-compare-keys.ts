import { useEffect } from 'react';
import type { Playback } from '../../state/comparison-playback';
import { isInOverlay, isPressable, isTyping, matchesKey } from '../shell/keys';
import { toggle } from './playback-bar';

/** Keys of the comparison: the workbench below it does not hear them. */
export function useCompareKeys(back: () => void, playback: Playback | null): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.defaultPrevented || isInOverlay(target)) return;
      if (event.key === 'Escape') return back();
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
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
