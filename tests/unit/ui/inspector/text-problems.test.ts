import { describe, expect, test } from 'vitest';
import {
  matcherProblem,
  secondsOrWord,
  wordOrWhole,
} from '../../../../src/ui/inspector/text-problems';
import { numberProblem } from '../../../../src/ui/kit/number-range';

describe('a number', () => {
  test.each([
    ['', 'Needs a value: 5–300 s'],
    [4, 'Allowed: 5–300 s'],
    [301, 'Allowed: 5–300 s'],
    [5, null],
    [300, null],
  ] as const)('%o of 5 to 300: %o', (value, problem) => {
    expect(numberProblem(value, { min: 5, max: 300, suffix: ' s' })).toBe(problem);
  });

  test('without an upper limit: from', () => {
    expect(numberProblem(99, { min: 100, suffix: ' %' })).toBe('Allowed: from 100 %');
  });
});

test.each([
  ['200', true],
  ['200,302', true],
  ['200-299', true],
  ['abc', false],
  ['', false],
  ['199', false],
  ['500', false],
  ['299-200', false],
  ['200-250-299', false],
])('a matcher %o is fine: %o', (text, fine) => {
  expect(matcherProblem(text) === null).toBe(fine);
});

test('a port is traffic-port or a number', () => {
  const problem = wordOrWhole('traffic-port', 1, 65_535);
  expect(problem('traffic-port')).toBeNull();
  expect(problem('8080')).toBeNull();
  expect(problem('65536')).toBe('Allowed: traffic-port, 1–65,535');
});

test('seconds may have fractions or never come', () => {
  const problem = secondsOrWord('never');
  expect([problem('1.5'), problem('never')]).toEqual([null, null]);
  expect(problem('soon')).toBe('Allowed: never, 0 s or more');
});
