import { describe, expect, test } from 'vitest';
import {
  formatCountdown,
  formatDuration,
  seconds,
  type SimMicros,
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

  test('as a countdown: the same seconds', () => {
    expect(lengths(0, 0.2, 20.9, 59.9, 61, 210.9, 3725, -3).map(formatCountdown)).toEqual([
      '0:00',
      '0:00',
      '0:20',
      '0:59',
      '1:01',
      '3:30',
      '1:02:05',
      '0:00',
    ]);
  });

  test('a microsecond too little is nobody’s business', () => {
    expect(formatDuration((seconds(15) - 1) as SimMicros)).toBe('15.0 s');
    expect(formatCountdown((seconds(600) - 1) as SimMicros)).toBe('10:00');
  });
});
