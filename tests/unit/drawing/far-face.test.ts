import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { FarFace, FarName, farNameSize } from '../../../src/drawing/far-face';
import { TargetGroupIcon } from '../../../src/drawing/icons';

const wordsOf = (markup: string): string[] =>
  [...markup.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words!);

const face = (name: string, height: number): string[] =>
  wordsOf(
    renderToStaticMarkup(
      createElement(FarFace, {
        name,
        theme: 'dark',
        detail: 'dot',
        width: 184,
        height,
        icon: TargetGroupIcon,
      }),
    ),
  );

test('a name too long for one line is parted where it has a sign for that', () => {
  expect(face('web', 160)).toEqual(['web']);
  expect(face('shop-07', 160)).toEqual(['shop-', '07']);
  expect(face('api_blue', 160)).toEqual(['api_', 'blue']);
});

test('where there is no room for two lines, or no sign, both ends are kept', () => {
  expect(face('shop-07', 100)).toEqual([expect.stringMatching(/^s.*….*7$/)]);
  expect(face('notifications', 160)).toEqual([expect.stringMatching(/^n.*….*s$/)]);
});

test('the name of a frame is legible on the screen from however far', () => {
  for (const zoom of [0.14, 0.11, 0.08, 0.03]) {
    expect(zoom * farNameSize(zoom)).toBeGreaterThanOrEqual(11);
  }
  const drawn = renderToStaticMarkup(
    createElement(FarName, { name: 'shop-07', theme: 'dark', width: 531, size: farNameSize(0.13) }),
  );
  expect(wordsOf(drawn)).toEqual(['shop-07']);
  const farther = createElement(FarName, {
    name: 'shop-07',
    theme: 'dark',
    width: 531,
    size: farNameSize(0.08),
  });
  expect(wordsOf(renderToStaticMarkup(farther))).toEqual([expect.stringMatching(/^s.*….*7$/)]);
});
