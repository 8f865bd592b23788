/** Samples of a metric over a period, as CloudWatch's statistics see them. */
export interface SampleSet {
  readonly sum: number;
  readonly count: number;
  readonly minimum: number;
  readonly maximum: number;
  /** The value that a share of the samples does not exceed. */
  quantile(share: number): number;
}

/** `p99`, `p99.9`: 0.99, 0.999; null for any other text. */
export function percentileOf(statistic: string): number | null {
  const [, digits] = /^p(\d{1,2}(?:\.\d{1,10})?|100)$/.exec(statistic) ?? [];
  return digits === undefined ? null : Number(digits) / 100;
}

/**
 * A statistic (`Sum`, `p99` …) of samples.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
 */
export function statisticOf(samples: SampleSet, statistic: string): number {
  switch (statistic) {
    case 'Sum':
      return samples.sum;
    case 'Average':
      return samples.sum / samples.count;
    case 'Minimum':
      return samples.minimum;
    case 'Maximum':
      return samples.maximum;
    case 'SampleCount':
      return samples.count;
    default:
      return samples.quantile(percentileOf(statistic) ?? 1);
  }
}

/** So many events, each of which is a sample of 1. */
export const eventsCounted = (count: number): SampleSet => ({
  sum: count,
  count,
  minimum: 1,
  maximum: 1,
  quantile: () => 1,
});

/**
 * Readings of a gauge, each of which held for so many seconds, as one sample a minute of each thing
 * that was read would have them.
 */
export function readingsTaken(
  readings: readonly { value: number; seconds: number }[],
  periodSeconds: number,
): SampleSet | null {
  if (readings.length === 0) return null;
  const sorted = [...readings].sort((a, b) => a.value - b.value);
  const total = sorted.reduce((n, { seconds }) => n + seconds, 0);
  const weighted = sorted.reduce((n, { value, seconds }) => n + value * seconds, 0);
  const perSample = Math.min(60, periodSeconds);
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  return {
    sum: weighted / perSample,
    count: total / perSample,
    minimum: first.value,
    maximum: last.value,
    quantile: (share) => {
      let seen = 0;
      return sorted.find(({ seconds }) => (seen += seconds) >= share * total)?.value ?? last.value;
    },
  };
}
