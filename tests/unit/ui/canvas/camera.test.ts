import { expect, test } from 'vitest';
import { placeOf } from '../../../../src/ui/canvas/camera';

const WINDOW = { width: 1000, height: 500 };

test('a noted view is shown whole in a window of another size', () => {
  const camera = { x: 100, y: 50, zoom: 1, width: 400, height: 400 };
  expect(placeOf(camera, WINDOW)).toEqual({ x: 375, y: 187.5, zoom: 1.25 });
});

test.each([0, -3, 1e9, 1e-9])('a zoom of %d, as a file may say, still shows something', (zoom) => {
  const place = placeOf({ x: 0, y: 0, zoom }, WINDOW);
  expect(place.zoom).toBeGreaterThan(0);
  expect(place.zoom).toBeLessThan(10);
});
