import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ARTWORK } from '../../../src/drawing/aws-artwork';
import * as icons from '../../../src/drawing/icons';
import { TOKENS } from '../../../src/drawing/tokens';

const draw = (icon: typeof icons.EcsIcon, theme: 'dark' | 'light' = 'dark') =>
  renderToStaticMarkup(createElement(icon, { theme, x: 0, y: 0, size: 24 }));

/** The package writes an absolute start, then relative steps: where each line begins is enough. */
const startsOf = (path: string) =>
  [...path.matchAll(/M(-?[\d.]+)[ ,](-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

describe('what AWS draws', () => {
  test.each(Object.entries(ARTWORK))(
    '%s has lines, and they lie in its box',
    (_, { paths, box }) => {
      expect(paths).toHaveLength(1);
      const starts = paths.flatMap(startsOf);
      expect(starts.length).toBeGreaterThan(0);
      for (const [x, y] of starts) {
        expect(x).toBeGreaterThanOrEqual(box.x);
        expect(x).toBeLessThanOrEqual(box.x + box.side);
        expect(y).toBeGreaterThanOrEqual(box.y);
        expect(y).toBeLessThanOrEqual(box.y + box.side);
      }
    },
  );

  test('no two of them are the same', () => {
    const all = Object.values(ARTWORK).map(({ paths }) => paths.join(''));
    expect(new Set(all).size).toBe(all.length);
  });
});

describe.each(Object.entries(icons))('%s', (_, icon) => {
  test('may stand in a picture many times: no ids, no titles, nothing of its own colours', () => {
    for (const theme of ['dark', 'light'] as const) {
      const markup = draw(icon, theme);
      expect(markup).not.toMatch(/ id=|<title|url\(|<svg/);
      const colours = [...markup.matchAll(/#[0-9a-f]{6}/g)].map(([colour]) => colour);
      expect(colours.length).toBeGreaterThan(0);
      expect(Object.values(TOKENS[theme])).toEqual(expect.arrayContaining(colours));
    }
  });
});

test('ECS stands on orange, load balancing on purple', () => {
  const { EcsIcon, ServiceIcon, TaskIcon, LoadBalancerIcon } = icons;
  for (const icon of [EcsIcon, ServiceIcon, TaskIcon]) {
    expect(draw(icon)).toContain(`fill="${TOKENS.dark.ecs}"`);
  }
  expect(draw(LoadBalancerIcon)).toContain(`fill="${TOKENS.dark.elb}"`);
});
