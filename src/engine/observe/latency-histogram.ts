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
 * A histogram being filled: counts by bucket, and the buckets in use, so that reading it is
 * quick.
 */
export interface OpenHistogram {
  counts: Uint32Array;
  used: Uint16Array;
  usedCount: number;
}

export const openHistogram = (): OpenHistogram => ({
  counts: new Uint32Array(BUCKETS),
  used: new Uint16Array(BUCKETS),
  usedCount: 0,
});

export function addLatency(h: OpenHistogram, us: number): void {
  const bucket = bucketOf(us);
  if (h.counts[bucket]!++ === 0) h.used[h.usedCount++] = bucket;
}

/** What an open histogram holds. */
export function readHistogram(h: OpenHistogram): SparseHistogram {
  if (h.usedCount === 0) return EMPTY_HISTOGRAM;
  const bucket = h.used.slice(0, h.usedCount).sort();
  const count = new Uint32Array(bucket.length);
  for (let i = 0; i < bucket.length; i++) count[i] = h.counts[bucket[i]!]!;
  return { bucket, count };
}

export function clearHistogram(h: OpenHistogram): void {
  for (let i = 0; i < h.usedCount; i++) h.counts[h.used[i]!] = 0;
  h.usedCount = 0;
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

export function addInto(dense: Float64Array, sparse: SparseHistogram): void {
  for (let i = 0; i < sparse.bucket.length; i++) dense[sparse.bucket[i]!]! += sparse.count[i]!;
}

export function toSparse(dense: ArrayLike<number>): SparseHistogram {
  let n = 0;
  for (let i = 0; i < dense.length; i++) if (dense[i]! > 0) n++;
  const sparse = { bucket: new Uint16Array(n), count: new Uint32Array(n) };
  for (let i = 0, k = 0; i < dense.length; i++) {
    if (dense[i]! === 0) continue;
    sparse.bucket[k] = i;
    sparse.count[k++] = dense[i]!;
  }
  return sparse;
}

/**
 * Quantiles in µs of the latencies of all requests, answered by targets or not; 0 when there are
 * none. Never above the highest one seen.
 */
export function latencyQuantiles(
  of: { target: SparseHistogram; other: SparseHistogram; targetMax: number; otherMax: number },
  shares: readonly number[],
): number[] {
  const dense = new Float64Array(BUCKETS);
  addInto(dense, of.target);
  addInto(dense, of.other);
  const most = Math.max(of.targetMax, of.otherMax);
  return shares.map((q) => Math.min(most, quantile(dense, q)));
}

/** The q-quantile in µs; 0 when there is nothing. */
function quantile(dense: ArrayLike<number>, q: number): number {
  let total = 0;
  for (let i = 0; i < dense.length; i++) total += dense[i]!;
  if (total === 0) return 0;
  const rank = Math.max(1, Math.ceil(q * total));
  let seen = 0;
  for (let i = 0; i < dense.length; i++) {
    seen += dense[i]!;
    if (seen >= rank) return bucketMiddle(i);
  }
  return 0;
}
