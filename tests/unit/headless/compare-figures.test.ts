import { describe, expect, test } from 'vitest';
import { compareFigures } from '../../../src/headless/compare-figures';
import { FIGURES } from '../../../src/model/trial';

const at = (name: string): number => FIGURES.findIndex((one) => one.name === name);

/** Runs that differ in one figure only. */
const runs = (name: string, values: readonly (number | null)[]) =>
  values.map((value) => FIGURES.map((_, index) => (index === at(name) ? value : 0)));

const compared = (name: string, a: (number | null)[], b: (number | null)[]) =>
  compareFigures(runs(name, a), runs(name, b))[at(name)];

describe('comparing two sandboxes over seeds', () => {
  test('median, spread, difference seed by seed, share of seeds in which B is better', () => {
    expect(compared('failedRequests', [10, 20, 30, 40, 50], [9, 25, 20, 40, 10])).toEqual({
      figure: 'failedRequests',
      better: 'lower',
      seeds: 5,
      a: { median: 30, p5: 12, p95: 48, iqr: 20 },
      b: { median: 20, p5: 9.2, p95: 37, iqr: 15 },
      difference: { median: -1, p5: -34, p95: 4, iqr: 10 },
      bBetterPercent: 60,
      equalPercent: 20,
    });
  });

  test('more is better of steady services', () => {
    expect(compared('steadyServices', [1, 2], [2, 2])).toMatchObject({
      better: 'higher',
      bBetterPercent: 50,
      equalPercent: 50,
    });
  });

  test('a figure that neither way is better of has no winner', () => {
    expect(compared('requests', [1], [2])).toMatchObject({ better: null, bBetterPercent: null });
  });

  test('seeds without the figure do not count; without any there is nothing to say', () => {
    expect(compared('secondsToSteady', [5, null], [4, 3])).toMatchObject({
      seeds: 1,
      a: { median: 5 },
      bBetterPercent: 100,
    });
    expect(compared('secondsToSteady', [null], [null])).toMatchObject({
      seeds: 0,
      a: null,
      difference: null,
      bBetterPercent: null,
    });
  });
});
