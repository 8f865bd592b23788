/**
 * Figures that may be looked at: what changes with every request is shown as its exponentially
 * weighted mean, so that neither numbers nor colours flicker. The time constant is one of what is
 * shown: at twenty times the speed it takes twenty times as much simulated time. Time that stands
 * still changes nothing.
 */
import { type SimMicros, US_PER_SECOND } from '../model/sim-time';

/** Seconds on the screen until a step has come to two thirds. */
const TIME_CONSTANT = 2.5;

export interface Calm {
  at: SimMicros;
  value: number;
  /** The whole number that is shown of it. */
  whole: number;
}

/** How far the mean must be from the number shown for another one to be shown. */
const bandOf = (shown: number): number => Math.max(0.7, 0.02 * shown);

/** `raw` at a moment; `speed` in simulated seconds per second on the screen. */
export function calmed(before: Calm | undefined, raw: number, at: SimMicros, speed: number): Calm {
  if (!before || at < before.at) return { at, value: raw, whole: Math.round(raw) };
  if (at === before.at) return before;
  const seconds = (at - before.at) / US_PER_SECOND / Math.max(speed, 0.01);
  const value = before.value + (raw - before.value) * (1 - Math.exp(-seconds / TIME_CONSTANT));
  const stays = Math.abs(value - before.whole) <= bandOf(before.whole);
  return { at, value, whole: stays ? before.whole : Math.round(value) };
}

/** Whether a warning is shown: from `on` upwards, and then down to `off`. */
export function warns(
  isShown: boolean,
  value: number,
  { on, off }: { on: number; off: number },
): boolean {
  return isShown ? value >= off : value >= on;
}
