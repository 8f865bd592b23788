import type { Teller } from '../../formats/picture/film';
import { nextTold, NOTHING_SHOWN } from '../../state/captions';

/** Says what happens in a film as the page says it while presenting, by the film's own clock. */
export function filmTeller(speed: number): Teller {
  let shown = NOTHING_SHOWN;
  return (instant, ms) => {
    shown = nextTold(shown, instant, { speed, wall: ms });
    return shown.caption?.text;
  };
}
