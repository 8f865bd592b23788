import { expect, test } from 'vitest';
import { detailShown } from '../../../../src/ui/canvas/detail-shown';
import { TYPE } from '../../../../src/drawing/tokens';

test('while presenting the words are as large on a large screen as on a small one', () => {
  const wordsAt = (zoom: number): number => {
    const detail = detailShown(zoom, true);
    return zoom * (detail === 'card' ? TYPE.body : TYPE.compact);
  };
  for (let zoom = 0.72; zoom < 2; zoom += 0.01) expect(wordsAt(zoom)).toBeGreaterThan(16);
  expect(detailShown(0.955, true)).toBe('compact');
  expect(detailShown(0.955, false)).toBe('card');
});

test('words give way to shapes no sooner than otherwise', () => {
  expect(detailShown(0.5, true)).toBe('compact');
  expect(detailShown(0.5, false)).toBe('compact');
});
