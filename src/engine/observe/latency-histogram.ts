import { latencyBinOf } from '../../model/latency-bins';

/**
 * Latencies in buckets of equal relative width: exact up to 127 µs, then 64 buckets for each
 * power of two, so that the middle of a bucket is within 0.8 % of any value in it. Values are
 * whole µs.
 */
export const BUCKETS = 27 * 64 + 64;

export function bucketOf(us: number): number {
  if (us < 128) return us;
  const capped = us > 2147483647 ? 2147483647 : us;
  const shift = 25 - Math.clz32(capped);
  return (shift << 6) + (capped >>> shift);
}

/** The middle of a bucket, µs. */
export function bucketMiddle(bucket: number): number {
  if (bucket < 128) return bucket;
  const shift = (bucket >> 6) - 1;
  const low = (bucket - (shift << 6)) * (1 << shift);
  return low + (1 << shift) / 2 - 0.5;
}

/**
 * A histogram being filled: counts by bucket, and a bit for each bucket in use, so that reading it
 * in order is quick. `used` is in order after `sortUsed`, until more is added.
 */
export interface OpenHistogram {
  counts: Uint32Array;
  marks: Int32Array;
  used: Uint16Array;
  usedCount: number;
}

export const openHistogram = (): OpenHistogram => ({
  counts: new Uint32Array(BUCKETS),
  marks: new Int32Array(BUCKETS / 32),
  used: new Uint16Array(BUCKETS),
  usedCount: 0,
});

export function addLatency(h: OpenHistogram, us: number): void {
  addToBucket(h, bucketOf(us), 1);
}

export function addToBucket(h: OpenHistogram, bucket: number, count: number): void {
  const before = h.counts[bucket]!;
  h.counts[bucket] = before + count;
  if (before > 0) return;
  h.marks[bucket >> 5] = h.marks[bucket >> 5]! | (1 << (bucket & 31));
  h.usedCount++;
}

/** Lists the buckets in use in ascending order. */
export function sortUsed({ marks, used, usedCount }: OpenHistogram): void {
  for (let word = 0, i = 0; i < usedCount; word++) {
    let bits = marks[word]!;
    while (bits !== 0) {
      used[i++] = (word << 5) + 31 - Math.clz32(bits & -bits);
      bits &= bits - 1;
    }
  }
}

/** What an open histogram holds. */
export function readHistogram(h: OpenHistogram): SparseHistogram {
  const n = h.usedCount;
  if (n === 0) return EMPTY_HISTOGRAM;
  sortUsed(h);
  const bucket = h.used.slice(0, n);
  const count = new Uint32Array(n);
  for (let i = 0; i < n; i++) count[i] = h.counts[bucket[i]!]!;
  return { bucket, count };
}

export function clearHistogram(h: OpenHistogram): void {
  const { counts, marks } = h;
  for (let word = 0; h.usedCount > 0; word++) {
    let bits = marks[word]!;
    marks[word] = 0;
    while (bits !== 0) {
      counts[(word << 5) + 31 - Math.clz32(bits & -bits)] = 0;
      bits &= bits - 1;
      h.usedCount--;
    }
  }
}

/** Buckets with something in them, as (bucket, count) in ascending order. */
export interface SparseHistogram {
  bucket: Uint16Array;
  count: Uint32Array;
}

export const EMPTY_HISTOGRAM: SparseHistogram = {
  bucket: new Uint16Array(0),
  count: new Uint32Array(0),
};

/** Adds what a histogram holds to an open one. */
export function addCounts(h: OpenHistogram, { bucket, count }: SparseHistogram): void {
  for (let i = 0; i < bucket.length; i++) {
    addToBucket(h, bucket[i]!, count[i]!);
  }
}

const both = openHistogram();

function sumOf(a: SparseHistogram, b: SparseHistogram): SparseHistogram {
  if (a.bucket.length === 0) return b;
  if (b.bucket.length === 0) return a;
  addCounts(both, a);
  addCounts(both, b);
  const sum = readHistogram(both);
  clearHistogram(both);
  return sum;
}

/**
 * Quantiles in µs of the latencies of all requests, answered by targets or not; 0 when there are
 * none. Never above the highest one seen.
 */
export function latencyQuantiles(
  of: { target: SparseHistogram; other: SparseHistogram; targetMax: number; otherMax: number },
  shares: readonly number[],
): number[] {
  const sum = sumOf(of.target, of.other);
  const most = Math.max(of.targetMax, of.otherMax);
  let total = 0;
  for (let i = 0; i < sum.count.length; i++) total += sum.count[i]!;
  return shares.map((q) => Math.min(most, quantile(sum, total, q)));
}

/**
 * How many latencies lie in which of the wider bins that a heatmap shows: bin, count, bin, count …,
 * ascending, only bins with something in them.
 */
export function latencyBins(of: { target: SparseHistogram; other: SparseHistogram }): number[] {
  const { bucket, count } = sumOf(of.target, of.other);
  const bins: number[] = [];
  for (let i = 0; i < bucket.length; i++) {
    const bin = latencyBinOf(bucket[i]!);
    if (bins.at(-2) === bin) bins[bins.length - 1]! += count[i]!;
    else bins.push(bin, count[i]!);
  }
  return bins;
}

/** The q-quantile of `total` latencies in µs; 0 when there is nothing. */
function quantile({ bucket, count }: SparseHistogram, total: number, q: number): number {
  const rank = Math.max(1, Math.ceil(q * total));
  let seen = 0;
  for (let i = 0; i < bucket.length; i++) {
    seen += count[i]!;
    if (seen >= rank) return bucketMiddle(bucket[i]!);
  }
  return 0;
}
