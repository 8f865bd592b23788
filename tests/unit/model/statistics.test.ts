import { describe, expect, test } from 'vitest';
import { estimateOf, meanOf, quantile, studentT95 } from '../../../src/model/statistics';

describe('statistics', () => {
  test('quantiles lie between the two nearest values, as in R (type 7)', () => {
    const values = [15, 20, 35, 40, 50];
    expect([0, 0.05, 0.4, 0.5, 0.95, 1].map((share) => quantile(values, share))).toEqual([
      15,
      16,
      29,
      35,
      expect.closeTo(48, 9),
      50,
    ]);
    expect(quantile([], 0.5)).toBe(0);
  });

  test('the sleep of Student’s ten patients: 1.58, 95 % from 0.70 to 2.46', () => {
    // Cushny and Peebles 1905, as R’s `t.test(…, paired = TRUE)` prints it.
    const gained = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4];
    const { n, mean, half } = estimateOf(gained);
    expect(n).toBe(10);
    expect(mean).toBeCloseTo(1.58, 9);
    expect(mean - half!).toBeCloseTo(0.7001142, 3);
    expect(mean + half!).toBeCloseTo(2.4598858, 3);
  });

  test('one value tells nothing of its spread, equal ones have none', () => {
    expect(estimateOf([3])).toEqual({ n: 1, mean: 3, half: null });
    expect(estimateOf([3, 3, 3])).toEqual({ n: 3, mean: 3, half: 0 });
    expect(meanOf([])).toBe(0);
  });

  test.each([
    [1, 12.706],
    [9, 2.262],
    [31, 2.0395],
    [50, 2.0086],
    [63, 1.9983],
    [127, 1.9788],
    [255, 1.9693],
  ])('Student’s t for %i degrees of freedom', (freedom, t) => {
    expect(studentT95(freedom)).toBeCloseTo(t, 2);
    expect(studentT95(freedom)).toBeGreaterThan(studentT95(freedom + 1));
  });
});
