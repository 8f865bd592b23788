import { expect, test } from 'vitest';
import { rowAfter } from '../../../../src/ui/kit/use-row-keys';

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 4999, 4999],
  ['ArrowUp', 0, 0],
  ['PageDown', 4995, 4999],
  ['PageUp', 3, 0],
  ['Home', 77, 0],
  ['End', 77, 4999],
  ['a', 77, undefined],
])('%s at row %i of 5,000 leads to %s', (key, at, to) => {
  expect(rowAfter(key, at, 5000)).toBe(to);
});
