import { describe, expect, test } from 'vitest';
import {
  formatCountdown,
  formatDuration,
  formatTimeLeft,
  seconds,
  type SimMicros,
  ZERO,
} from '../../../src/model/sim-time';

const lengths = (...list: number[]): SimMicros[] => list.map(seconds);

describe('lengths of time, by one rule', () => {
  test('in words: tenths up to a minute, then whole seconds, nothing rounded up', () => {
    expect(lengths(0, 0.26, 20.96, 59.99, 60, 210.9, 3725).map(formatDuration)).toEqual([
      '0.0 s',
      '0.2 s',
      '20.9 s',
      '59.9 s',
      '1 m 0 s',
      '3 m 30 s',
      '1 h 2 m',
    ]);
  });

  const left = lengths(0, 0.2, 20.9, 59.9, 61, 210.9, 3725, -3);

  test('what is left is rounded up: nothing is left only when it is over', () => {
    expect(left.map(formatCountdown)).toEqual([
      '0:00',
      '0:01',
      '0:21',
      '1:00',
      '1:01',
      '3:31',
      '1:02:05',
      '0:00',
    ]);
  });

  test('in words what is left is of the same seconds as in a countdown', () => {
    expect(left.map((until) => formatTimeLeft(until, ZERO))).toEqual([
      '0 s',
      '1 s',
      '21 s',
      '1 m 0 s',
      '1 m 1 s',
      '3 m 31 s',
      '1 h 2 m',
      '0 s',
    ]);
  });

  test('a microsecond too little or too much is nobody’s business', () => {
    expect(formatDuration((seconds(15) - 1) as SimMicros)).toBe('15.0 s');
    expect(formatCountdown((seconds(600) - 1) as SimMicros)).toBe('10:00');
    expect(formatTimeLeft((seconds(254) + 1) as SimMicros, ZERO)).toBe('4 m 14 s');
  });
});
