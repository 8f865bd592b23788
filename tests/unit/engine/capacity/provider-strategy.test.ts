/** Which provider the tasks of a strategy get (tasks 2.4). */
import { describe, expect, test } from 'vitest';
import { providersFor, type StrategyItem } from '../../../../src/engine/capacity/provider-strategy';

const item = (capacityProvider: string, weight?: number, base?: number): StrategyItem => ({
  capacityProvider,
  ...(weight !== undefined && { weight }),
  ...(base !== undefined && { base }),
});

const split = (strategy: StrategyItem[], count: number, there: Record<string, number> = {}) => {
  const started = providersFor(strategy, new Map(Object.entries(there)), count);
  return strategy.map(({ capacityProvider: name }) => started.filter((one) => one === name).length);
};

describe('STRATEGY-1', () => {
  test.each([
    ['equal weights share evenly', [item('a', 1), item('b', 1)], 6, [3, 3]],
    ['1 : 4 of five', [item('a', 1), item('b', 4)], 5, [1, 4]],
    ['1 : 3 of eight', [item('a', 1), item('b', 3)], 8, [2, 6]],
    ['the base comes first', [item('a', 1, 2), item('b', 1)], 2, [2, 0]],
    ['then the weights share the rest', [item('a', 1, 2), item('b', 1)], 6, [4, 2]],
    ['a base of a provider that is second', [item('a', 1), item('b', 0, 3)], 5, [2, 3]],
    ['base 1, then 1 : 3', [item('a', 1, 1), item('b', 3)], 9, [3, 6]],
    ['weight 0 takes nothing beyond its base', [item('a', 0), item('b', 1)], 4, [0, 4]],
    ['a single provider needs no weight', [item('a')], 3, [3]],
  ])('fact T2.4-2: %s', (_name, strategy, count, expected) => {
    expect(split(strategy, count)).toEqual(expected);
  });

  test('fact T2.4-2: what is there already counts, so that a missing share is made up for', () => {
    expect(split([item('a', 1), item('b', 1)], 3, { a: 3 })).toEqual([0, 3]);
    expect(split([item('a', 1, 2), item('b', 1)], 1, { a: 1, b: 4 })).toEqual([1, 0]);
  });

  test('twenty tasks of any weights are shared out to the last one', () => {
    for (let weight = 1; weight <= 19; weight++) {
      expect(split([item('a', weight), item('b', 20 - weight)], 20)).toEqual([weight, 20 - weight]);
    }
  });
});
