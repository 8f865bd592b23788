import { expect, test } from 'vitest';
import { pace } from '../../../../src/ui/transport/pace';

test.each([
  [false, 5, 0, 'paused'],
  [true, 0.25, 0.25, 'running ¼×'],
  [true, 5, 4.9, 'running 5×'],
  [true, 100, 24.2, '24× of 100×'],
  [true, 20, 6.44, '6.4× of 20×'],
  [true, Infinity, 340.4, 'max: 340×'],
])('playing %s at %s, reached %s: %s', (playing, speed, reached, words) => {
  expect(pace(playing, speed, reached)).toBe(words);
});
