import type { Teller } from '../../formats/picture/film';
import { captionsAt, newsLength, nextShown, NOTHING_SHOWN } from '../../state/captions';

/** Says what happens in a film as the page says it while presenting, by the film's own clock. */
export function filmTeller(speed: number): Teller {
  let shown = NOTHING_SHOWN;
  return (instant, ms) => {
    shown = nextShown(shown, captionsAt(instant, newsLength(speed)), ms);
    return shown.caption?.text;
  };
}
