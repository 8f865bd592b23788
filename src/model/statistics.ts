/** A value that a share of the others lie below, between the two nearest, as most programs do. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (high - low) * (place - below);
}

/** Arithmetic mean; 0 of nothing. */
export const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length;

/** A mean, and how far around it the true one lies with 95 % confidence. */
export interface Estimate {
  n: number;
  mean: number;
  /** Half of the width of the interval; null of fewer than two values. */
  half: number | null;
}

/**
 * The mean of values drawn independently, with its 95 % interval by Student’s t. Of differences
 * within pairs it is the paired t-interval.
 */
export function estimateOf(values: readonly number[]): Estimate {
  const n = values.length;
  const mean = meanOf(values);
  if (n < 2) return { n, mean, half: null };
  const squares = values.reduce((sum, one) => sum + (one - mean) * (one - mean), 0);
  const deviation = Math.sqrt(squares / (n - 1));
  return { n, mean, half: (studentT95(n - 1) * deviation) / Math.sqrt(n) };
}

/**
 * Student’s t that 95 % of the values lie within, both sides together, by degrees of freedom: of 1
 * to 30, and of the ones below. https://www.itl.nist.gov/div898/handbook/eda/section3/eda3672.htm
 */
const T95 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145,
  2.131, 2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048,
  2.045, 2.042,
];
const BEYOND: readonly { freedom: number; t: number }[] = [
  { freedom: 30, t: 2.042 },
  { freedom: 40, t: 2.021 },
  { freedom: 60, t: 2.0 },
  { freedom: 100, t: 1.984 },
  { freedom: Infinity, t: 1.96 },
];

/** Between the entries of the table it is nearly linear in 1 / degrees of freedom. */
export function studentT95(freedom: number): number {
  const known = T95[freedom - 1];
  if (known !== undefined) return known;
  const at = BEYOND.findIndex((one) => one.freedom >= freedom);
  const [below, above] = [BEYOND[at - 1]!, BEYOND[at]!];
  const share = (1 / below.freedom - 1 / freedom) / (1 / below.freedom - 1 / above.freedom);
  return below.t + (above.t - below.t) * share;
}
