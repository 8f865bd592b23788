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
