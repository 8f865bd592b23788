import { useEffect } from 'react';
import { useParts } from '../sandbox-context';

/**
 * The clock stands still while this is there, and goes on afterwards if it ran before. What is
 * filled in would else be about a sandbox that is minutes older by then. Who starts the clock
 * meanwhile has taken it in hand: it then stays as it is.
 */
export function useClockHeld(): void {
  const { commands, mirror } = useParts();
  useEffect(() => {
    if (!mirror.getState().run.playing) return undefined;
    let stands = false;
    let taken = false;
    const unsubscribe = mirror.subscribe(({ run }) => {
      if (!run.playing) stands = true;
      else if (stands) taken = true;
    });
    commands.control({ type: 'pause' });
    return () => {
      unsubscribe();
      if (!taken) commands.control({ type: 'play' });
    };
  }, [commands, mirror]);
}
