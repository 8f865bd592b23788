import { expect, test } from 'vitest';
import { lengthWords } from '../../../../src/ui/reference/fidelity/length-words';

test.each([
  [[10, 10], '10 s'],
  [[8, 12], '8–12 s'],
  [[0.1, 0.1], '0.1 s'],
  [[0.8, 1.5], '0.8–1.5 s'],
  [[0.001, 0.001], '1 ms'],
  [[21600, 21600], '6 h'],
] as const)('%j is %s', (seconds, words) => {
  expect(lengthWords(seconds)).toBe(words);
});
