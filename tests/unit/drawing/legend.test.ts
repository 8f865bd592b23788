import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Legend, type LegendContent, legendSize } from '../../../src/drawing/legend';

const content: LegendContent = {
  traffic: true,
  dotSampling: 8,
  isDeploying: true,
  hasTests: false,
  hasContainers: false,
  hasCalls: false,
  hasMounts: false,
};

/** The words of each line. */
function linesOf(changes: Partial<LegendContent>, room?: number): string[][] {
  const svg = renderToStaticMarkup(
    createElement(Legend, { theme: 'dark', ...content, ...changes, ...(room && { room }) }),
  );
  const lines = new Map<number, string[]>();
  for (const [, y = '0', words] of svg.matchAll(
    /<g(?: transform="translate\(0 (\d+)\)")?>(?:(?!<text).)*?<text[^>]*>([^<]*)<\/text>/g,
  )) {
    const line = lines.get(Number(y)) ?? [];
    lines.set(Number(y), [...line, words!]);
  }
  return [...lines.values()];
}

describe('the legend', () => {
  test('in one line where there is room', () => {
    expect(linesOf({})).toHaveLength(1);
    expect(linesOf({})[0]).toContain('1 dot: one request in 8');
  });

  test('in as few lines as it takes, none of them of one word, both revisions in one', () => {
    const { width } = legendSize(content);
    for (const room of [width - 1, width * 0.8, width * 0.6]) {
      const lines = linesOf({}, room);
      expect(lines).toHaveLength(2);
      expect(legendSize(content, room).width).toBeLessThanOrEqual(room);
      for (const line of lines) expect(line.length).toBeGreaterThan(1);
      const revisions = lines.find((line) => line.includes('source revision'));
      expect(revisions).toContain('target revision');
    }
  });

  test('breaks no otherwise when a dot stands for more requests: a film keeps its room', () => {
    const { width } = legendSize({ ...content, dotSampling: 1 });
    for (const room of [width, width - 1, 420]) {
      const sizes = [1, 8, 128].map((dotSampling) => legendSize({ ...content, dotSampling }, room));
      expect(new Set(sizes.map(({ height }) => height)).size).toBe(1);
    }
  });
});
