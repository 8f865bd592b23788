import type { Stretch } from './time-axis';

/** Neighbouring seconds drawn as one point. */
export interface Bin<Point> {
  /** First second of it. */
  start: number;
  /** Length, s. */
  step: number;
  /** At least one, oldest first. */
  points: readonly Point[];
}

/** Lengths that bins may have, s. */
const STEPS = [1, 2, 5, 10, 20, 30, 60, 120, 300];

/** Seconds that a bin is long where a stretch becomes at most so many. */
export const binStep = ({ from, to }: Stretch, most: number): number =>
  STEPS.find((one) => (to - from) / one <= most) ?? STEPS.at(-1)!;

/**
 * The seconds within a stretch as at most so many bins. Bins begin at multiples of their length, so
 * that they do not shimmer while the stretch moves on. Seconds without a point leave a gap.
 */
export function binsOf<Point extends { second: number }>(
  points: readonly Point[],
  stretch: Stretch,
  most: number,
): Bin<Point>[] {
  const { from, to } = stretch;
  const step = binStep(stretch, most);
  const first = Math.floor(from / step) * step;
  const bins: { start: number; step: number; points: Point[] }[] = [];
  for (let i = firstFrom(points, first); i < points.length; i++) {
    const point = points[i]!;
    if (point.second >= to) break;
    const start = Math.floor(point.second / step) * step;
    const last = bins.at(-1);
    if (last?.start === start) last.points.push(point);
    else bins.push({ start, step, points: [point] });
  }
  return bins;
}

/** Index of the first point at or after a second; points are in order. */
function firstFrom(points: readonly { second: number }[], second: number): number {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle]!.second < second) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a bin is drawn: at its end, when its figures were known. */
export const momentOf = ({ start, step }: Bin<unknown>): number => start + step;
