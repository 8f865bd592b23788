import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { HeatGrid } from '../../../src/drawing/heat-grid';
import { HEAT } from '../../../src/drawing/task-grid';

/** Where the pieces of a path begin and how wide they are, from `M x y h w …`. */
function piecesOf(role: 'neutral' | 'source' | 'target' | 'third') {
  const cells = [{ id: 'task', x: 0, y: 0, ring: 'healthy' as const, role }];
  const drawn = renderToStaticMarkup(createElement(HeatGrid, { cells, theme: 'light' }));
  expect(drawn).toContain('fill-rule="evenodd"');
  return [...drawn.matchAll(/M([\d.]+) ([\d.]+)h([\d.]+)/g)].map((one) => one.slice(1).map(Number));
}

test('a task is one shape, with the mark of its revision cut into it', () => {
  const [whole] = piecesOf('source');
  for (const [role, slits] of [
    ['source', 0],
    ['target', 1],
    ['third', 2],
  ] as const) {
    const [outer, ...cuts] = piecesOf(role);
    expect(outer).toEqual(whole);
    expect(cuts).toHaveLength(slits);
    for (const [x = 0, y = 0] of cuts) {
      expect(Math.min(x, y)).toBeGreaterThan(3);
      expect(Math.max(x, y)).toBeLessThan(HEAT.side - 3);
    }
  }
});
