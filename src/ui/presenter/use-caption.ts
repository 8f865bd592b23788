import { useEffect, useState } from 'react';
import type { Caption } from '../../state/caption';
import { captionsAt, newsLength, nextShown, NOTHING_SHOWN } from '../../state/captions';
import { useParts } from '../sandbox-context';

/** How often it is looked whether there is something else to say, ms. */
const EVERY_MS = 250;

/**
 * What just happened, one caption at a time.
 * @param least - weight of those that count
 */
export function useCaption(least: Caption['weight'] = 1): Caption | null {
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
      seen = state;
      const { run } = state;
      const speed = Number.isFinite(run.speed) ? run.speed : run.speedReached;
      const all = captionsAt(state, newsLength(speed)).filter(({ weight }) => weight >= least);
      shown = nextShown(shown, all, performance.now());
      setCaption((before) =>
        before?.text === shown.caption?.text && before?.id === shown.caption?.id
          ? before
          : shown.caption,
      );
    };
    look();
    const timer = setInterval(look, EVERY_MS);
    return () => clearInterval(timer);
  }, [mirror, least]);
  return caption;
}
