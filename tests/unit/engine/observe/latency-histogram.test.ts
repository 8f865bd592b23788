import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addLatency,
  BUCKETS,
  bucketMiddle,
  bucketOf,
  clearHistogram,
  EMPTY_HISTOGRAM,
  latencyQuantiles,
  openHistogram,
  readHistogram,
} from '../../../../src/engine/observe/latency-histogram';

test('a bucket’s middle is within 1 % of every latency in it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (us) => {
      const bucket = bucketOf(us);
      expect(bucket).toBeLessThan(BUCKETS);
      expect(Math.abs(bucketMiddle(bucket) - us) / us).toBeLessThanOrEqual(0.01);
    }),
    { numRuns: 2000 },
  );
});

test('buckets ascend with latency, without gaps', () => {
  let last = -1;
  for (let us = 0; us < 5000; us++) {
    const bucket = bucketOf(us);
    expect(bucket - last === 0 || bucket - last === 1).toBe(true);
    last = bucket;
  }
});

test('quantiles are those of the sorted list within 1 %', () => {
  const list = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(list, (values) => {
      const open = openHistogram();
      for (const us of values) addLatency(open, us);
      const sorted = values.toSorted((a, b) => a - b);
      const most = sorted.at(-1)!;
      const target = readHistogram(open);
      const shares = [0.5, 0.9, 0.99];
      const read = latencyQuantiles(
        { target, other: EMPTY_HISTOGRAM, targetMax: most, otherMax: 0 },
        shares,
      );
      shares.forEach((q, i) => {
        const exact = sorted[Math.ceil(q * sorted.length) - 1]!;
        expect(Math.abs(read[i]! - exact) / exact).toBeLessThanOrEqual(0.01);
      });
      clearHistogram(open);
      expect(readHistogram(open)).toEqual(EMPTY_HISTOGRAM);
    }),
  );
});

test('of latencies in two histograms they are those of all of them together', () => {
  const list = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { maxLength: 500 });
  const read = (values: readonly number[]) => {
    const open = openHistogram();
    for (const us of values) addLatency(open, us);
    return { histogram: readHistogram(open), most: Math.max(0, ...values) };
  };
  fc.assert(
    fc.property(list, list, (a, b) => {
      const [target, other, all] = [read(a), read(b), read([...a, ...b])];
      const shares = [0, 0.01, 0.5, 0.9, 0.99, 1];
      const apart = latencyQuantiles(
        {
          target: target.histogram,
          other: other.histogram,
          targetMax: target.most,
          otherMax: other.most,
        },
        shares,
      );
      const together = latencyQuantiles(
        { target: all.histogram, other: EMPTY_HISTOGRAM, targetMax: all.most, otherMax: 0 },
        shares,
      );
      expect(apart).toEqual(together);
      expect(all.histogram.bucket).toEqual(all.histogram.bucket.toSorted());
      const total = all.histogram.count.reduce((sum, n) => sum + n, 0);
      expect(total).toBe(a.length + b.length);
    }),
  );
});
