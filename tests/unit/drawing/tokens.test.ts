import { describe, expect, test } from 'vitest';
import { detailForZoom, type Theme, TOKENS, TYPE } from '../../../src/drawing/tokens';

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

const GROUNDS = ['canvas', 'panel', 'raised'] as const;
const WORDS = [
  ...(['text', 'secondary', 'source', 'target', 'third'] as const),
  ...(['waiting', 'draining', 'failing'] as const),
];

const THEMES: [theme: Theme, words: number, shapes: number][] = [
  ['dark', 4.5, 3],
  ['light', 4.5, 3],
  ['dark-contrast', 7, 4.5],
  ['light-contrast', 7, 4.5],
];

describe.each(THEMES)('%s theme: words %d:1, shapes %d:1', (theme, forWords, forShapes) => {
  const tokens = TOKENS[theme];

  test.each(WORDS.flatMap((word) => GROUNDS.map((ground) => [word, ground] as const)))(
    'words in %s stand out from %s',
    (word, ground) => {
      expect(contrast(tokens[word], tokens[ground])).toBeGreaterThanOrEqual(forWords);
    },
  );

  test.each([
    ...GROUNDS.flatMap((ground) => [['ecs', ground] as const, ['elb', ground] as const]),
    ['onIcon', 'ecs'],
    ['onIcon', 'elb'],
    ['accent', 'canvas'],
    ['onAccent', 'accent'],
  ] as const)('shapes in %s stand out from %s', (shape, ground) => {
    expect(contrast(tokens[shape], tokens[ground])).toBeGreaterThanOrEqual(forShapes);
  });
});

test('a card gives way before its words fall under 11 px on the screen', () => {
  const smallest = { card: TYPE.body, compact: TYPE.compact, dot: TYPE.far, heat: TYPE.farthest };
  for (let zoom = 0.15; zoom <= 2; zoom += 0.01) {
    const detail = detailForZoom(zoom);
    if (detail === 'bare') throw new Error(`no words at zoom ${zoom}`);
    expect(zoom * smallest[detail], `zoom ${zoom}`).toBeGreaterThanOrEqual(11);
  }
  expect(detailForZoom(0.72)).toBe('card');
  expect(detailForZoom(0.1)).toBe('bare');
});
