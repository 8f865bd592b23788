import type { LiveTime } from '../../cli/passing-time';
import { toSeconds } from '../../model/sim-time';
import type { MirrorStore } from '../../state/mirror-store';

/** A clock that was just started shows so a frame later: it counts as standing after so many ms. */
const HELD_AFTER_MS = 400;

/**
 * The clock of the page, for whoever waits in simulated time.
 * @param onHeld - called when somebody waits and the clock stands still
 */
export function pageClock(mirror: MirrorStore, onHeld: () => void): LiveTime {
  const now = () => toSeconds(mirror.getState().now);
  const stands = () => {
    const { run } = mirror.getState();
    return !run.playing && !run.waiting;
  };
  return {
    now,
    until: (moment, signal) =>
      new Promise((resolve) => {
        const { epoch, run } = mirror.getState();
        const isElsewhere = () => {
          const state = mirror.getState();
          return state.epoch !== epoch || state.run.branch !== run.branch;
        };
        let timer: ReturnType<typeof setTimeout> | undefined;
        const end = () => {
          unsubscribe();
          clearTimeout(timer);
          signal?.removeEventListener('abort', end);
          resolve();
        };
        const look = () => {
          // After a restart that moment may be far away: whoever waits looks anew.
          if (now() >= moment || isElsewhere()) return end();
          if (!stands()) {
            clearTimeout(timer);
            timer = undefined;
          } else timer ??= setTimeout(() => stands() && onHeld(), HELD_AFTER_MS);
        };
        const unsubscribe = mirror.subscribe(look);
        signal?.addEventListener('abort', end);
        if (signal?.aborted) end();
        else look();
      }),
  };
}
