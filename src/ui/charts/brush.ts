import type { Stretch } from './time-axis';

/** No zoom shows less than so many seconds: figures are of whole ones. */
export const LEAST_ZOOM = 4;

/** Between two moments, whichever came first. */
export const between = (a: number, b: number): Stretch => ({
  from: Math.min(a, b),
  to: Math.max(a, b),
});

/** A stretch as wide as it must be at least, in whole seconds, not before the start of the run. */
export function roomy({ from, to }: Stretch): Stretch {
  const start = Math.max(0, Math.floor(from));
  return { from: start, to: Math.max(start + LEAST_ZOOM, Math.ceil(to)) };
}

/** The stretch narrower (`factor` below 1) or wider around a moment, which stays where it is. */
export function scaled({ from, to }: Stretch, around: number, factor: number): Stretch {
  const middle = Math.min(Math.max(around, from), to);
  return roomy({ from: middle - (middle - from) * factor, to: middle + (to - middle) * factor });
}

/** The moment so many points away from the one that is read, or from the last. */
export function stepped(moments: readonly number[], read: number | null, step: number): number {
  const last = moments.length - 1;
  const at = read === null ? last : moments.findIndex((moment) => moment >= read);
  const to = at < 0 ? last : at + step;
  return moments[Math.min(last, Math.max(0, to))] ?? 0;
}
