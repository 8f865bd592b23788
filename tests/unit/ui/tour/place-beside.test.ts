import { expect, test } from 'vitest';
import { placeBeside } from '../../../../src/ui/tour/place-beside';

const card = { width: 340, height: 190 };
const window = { width: 1280, height: 720 };

test.each([
  ['right', { left: 0, top: 52, width: 216, height: 600 }, { left: 228, top: 64 }],
  ['left', { left: 976, top: 52, width: 304, height: 668 }, { left: 624, top: 64 }],
  ['above', { left: 216, top: 506, width: 760, height: 214 }, { left: 426, top: 304 }],
  ['below', { left: 1220, top: 10, width: 30, height: 30 }, { left: 928, top: 52 }],
  ['inside', { left: 216, top: 52, width: 760, height: 454 }, { left: 426, top: 64 }],
] as const)('%s of what is pointed at, whole within the window', (side, target, place) => {
  expect(placeBeside(target, card, window, side)).toEqual(place);
});

test('a window too small still shows the words from their beginning', () => {
  const target = { left: 0, top: 0, width: 300, height: 100 };
  expect(placeBeside(target, card, { width: 320, height: 180 }, 'below')).toEqual({
    left: 12,
    top: 12,
  });
});
