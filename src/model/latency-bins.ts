/**
 * Latencies as a heatmap shows them: a bin for each quarter of a power of two, so that a bin is a
 * fifth to a quarter wider than the one below it.
 */
const PER_POWER = 4;

/** Where a bin of `MetricPoint.latencies` begins, in ms; the next one begins where it ends. */
export function latencyBinStart(bin: number): number {
  if (bin < 2 * PER_POWER) return (bin * 16) / 1000;
  const power = Math.floor(bin / PER_POWER) - 1;
  const low = (bin - power * PER_POWER) * (1 << power);
  return (low * 16) / 1000;
}

/** The bin that a bucket of the engine's finer histogram (64 for each power of two) lies in. */
export const latencyBinOf = (bucket: number): number => Math.floor(bucket / 16);
