import { useEffect, useState } from 'react';
import type { Caption } from '../../state/caption';
import { nextTold, NOTHING_SHOWN } from '../../state/captions';
import { useParts } from '../sandbox-context';

/** How often it is looked whether what is said is still so, ms: as often as cards are drawn. */
const EVERY_MS = 100;

/**
 * What just happened, one caption at a time.
 * @param least - weight of those that count
 * @param every - how often it is looked, ms
 */
export function useCaption(least: Caption['weight'] = 1, every = EVERY_MS): Caption | null {
  const { mirror } = useParts();
  const [caption, setCaption] = useState<Caption | null>(null);
  useEffect(() => {
    let shown = NOTHING_SHOWN;
    let seen = mirror.getState();
    const look = () => {
      const state = mirror.getState();
      // At another moment nothing of before is news, nor told.
      const elsewhere = state.travels !== seen.travels || state.epoch !== seen.epoch;
      if (elsewhere) shown = NOTHING_SHOWN;
      const stands = state.now === seen.now && state.version === seen.version;
      seen = state;
      const { run } = state;
      const speed = Number.isFinite(run.speed) ? run.speed : run.speedReached;
      shown = nextTold(shown, state, { speed, wall: performance.now(), stands, least });
      setCaption((before) =>
        before?.text === shown.caption?.text && before?.id === shown.caption?.id
          ? before
          : shown.caption,
      );
    };
    look();
    const timer = setInterval(look, every);
    return () => clearInterval(timer);
  }, [mirror, least, every]);
  return caption;
}
