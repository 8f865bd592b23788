/** Steps of a time axis that people read without reckoning, in seconds. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 86_400];

const two = (n: number): string => String(n).padStart(2, '0');

/** A moment in simulated seconds as `7:48`, from an hour on `1:07:48`. */
export function momentLabel(seconds: number): string {
  const whole = Math.floor(seconds);
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  const rest = two(whole % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** From simulated µs to px from the left edge. */
export type TimeScale = (at: number) => number;

/** A stretch of simulated time, in seconds. */
export interface Stretch {
  from: number;
  to: number;
}

/** Moments to mark on an axis, at most so many. */
export function timeTicks({ from, to }: Stretch, most: number): number[] {
  const step = STEPS.find((one) => (to - from) / one <= most) ?? STEPS.at(-1)!;
  const ticks: number[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) ticks.push(at);
  return ticks;
}

/** At first time fills a chart from the left; from so many seconds on it is pressed together. */
const LEAST = 60;

/** What is shown of a run that stands at `now`: the last `span` seconds of it, from `since` on. */
export function stretchOf(now: number, span: number, since = 0): Stretch {
  const from = Math.max(since, now - span);
  return { from, to: Math.max(now, from + Math.min(LEAST, span)) };
}

/**
 * What charts and timeline show of a run that has been as far as `head` and is shown at `now`: the
 * stretch they are held at, else the last `span` seconds, else as much around a moment of the past.
 * All in simulated seconds.
 */
export function shownStretch(run: {
  now: number;
  head: number;
  span: number;
  zoom: Stretch | null;
}): Stretch {
  const { now, head, span, zoom } = run;
  if (zoom) return zoom;
  const recent = stretchOf(Math.max(now, head), span);
  if (now >= recent.from) return recent;
  const from = Math.max(0, now - span / 2);
  return { from, to: from + span };
}
