import { expect, test } from 'vitest';
import { nextArrival, rateAt } from '../../../../src/engine/data-plane/traffic-source';
import { createStream } from '../../../../src/engine/kernel/prng';
import { defaultTraffic, type TrafficSource } from '../../../../src/model/traffic';

const source = (changes: Partial<TrafficSource>): TrafficSource => ({
  ...defaultTraffic('c', 'lb', 50),
  ...changes,
});

/** Seconds of all arrivals up to `until`. */
function arrivals(of: TrafficSource, until: number): number[] {
  const random = createStream(11, 'traffic');
  const all: number[] = [];
  for (let at = 0; ;) {
    at = nextArrival(of, at, all.length, random);
    if (at > until * 1e6) return all;
    all.push(at / 1e6);
  }
}

const between = (all: number[], from: number, to: number) =>
  all.filter((s) => s >= from && s < to).length;

test('poisson: rate and independent gaps (variation 1)', () => {
  const all = arrivals(source({}), 2000);
  expect(all.length / 2000).toBeCloseTo(50, 0);
  const gaps = all.slice(1).map((s, i) => s - all[i]!);
  const mean = gaps.reduce((a, b) => a + b) / gaps.length;
  const variance = gaps.reduce((a, g) => a + (g - mean) ** 2, 0) / gaps.length;
  expect(variance / mean ** 2).toBeCloseTo(1, 1);
});

test('constant: evenly spaced', () => {
  expect(arrivals(source({ pattern: 'constant', rate: 4 }), 1)).toEqual([0.25, 0.5, 0.75, 1]);
});

test('ramp: from one rate to the other, then it stays', () => {
  const all = arrivals(source({ pattern: 'ramp', rate: 10, toRate: 110, over: 100 }), 200);
  expect(between(all, 0, 100) / 100).toBeGreaterThan(55);
  expect(between(all, 0, 100) / 100).toBeLessThan(65);
  expect(Math.abs(between(all, 100, 200) / 100 - 110)).toBeLessThan(5);
});

test('ramp to 0: it ends, and nothing waits for it for ever', () => {
  const all = arrivals(source({ pattern: 'ramp', rate: 100, toRate: 0, over: 10 }), 1e6);
  expect(all.at(-1)).toBeLessThan(10);
});

test('spike: the spike rate for its seconds at the end of each turn', () => {
  const all = arrivals(
    source({ pattern: 'spike', rate: 10, spikeRate: 200, spikeEvery: 60, spikeFor: 10 }),
    120,
  );
  expect(Math.abs(between(all, 50, 60) / 10 - 200)).toBeLessThan(20);
  expect(between(all, 60, 110) / 50).toBeLessThan(13);
});

test('sine: swings around its rate', () => {
  const of = source({ pattern: 'sine', rate: 100, amplitude: 50, period: 40 });
  expect(rateAt(of, 10)).toBeCloseTo(150, 6);
  expect(rateAt(of, 30)).toBeCloseTo(50, 6);
  expect(Math.abs(arrivals(of, 400).length / 400 - 100)).toBeLessThan(3);
});

test('replay: the rate of each second on, silence at its end', () => {
  const of = source({
    replay: [
      { second: 0, rate: 5 },
      { second: 10, rate: 100 },
      { second: 20, rate: 0 },
    ],
  });
  expect([0, 9.9, 10, 25].map((s) => rateAt(of, s))).toEqual([5, 5, 100, 0]);
  const all = arrivals(of, 1e6);
  expect(all.at(-1)).toBeLessThan(20);
  expect(Math.abs(between(all, 10, 20) / 10 - 100)).toBeLessThan(15);
});

test('rate 0: no request ever', () => {
  expect(arrivals(source({ rate: 0 }), 1e6)).toEqual([]);
  expect(arrivals(source({ rate: 0, pattern: 'constant' }), 1e6)).toEqual([]);
  const quiet = source({ rate: 0, pattern: 'spike', spikeRate: 10, spikeFor: 0 });
  expect(arrivals(quiet, 1e6)).toEqual([]);
});
