import { useEffect } from 'react';
import { useParts } from '../sandbox-context';

/**
 * The clock stands still while this is there, and goes on afterwards if it ran before. What is
 * filled in would else be about a sandbox that is minutes older by then.
 */
export function useClockHeld(): void {
  const { commands, mirror } = useParts();
  useEffect(() => {
    if (!mirror.getState().run.playing) return undefined;
    commands.control({ type: 'pause' });
    return () => commands.control({ type: 'play' });
  }, [commands, mirror]);
}
