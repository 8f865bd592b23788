import { describe, expect, test } from 'vitest';
import { TOKENS } from '../../../src/drawing/tokens';
import { type PictureOptions, pictureSize } from '../../../src/formats/picture/picture-size';
import { type PictureFont, svgText } from '../../../src/formats/picture/svg-text';
import { canaryViews, sampleDiagram } from '../../support/sample-diagram';

const options: PictureOptions = {
  scope: 'all',
  theme: 'dark',
  transparent: false,
  traffic: true,
  title: true,
  legend: true,
  scale: 1,
};
const fonts: PictureFont[] = [
  { family: 'Inter Variable', weight: '100 900', woff2: new Uint8Array([119, 79, 70, 50]) },
];
const model = sampleDiagram();
const draw = (over: Partial<PictureOptions> = {}, of = model): string =>
  svgText(of, { ...options, ...over }, fonts);

describe('the diagram as a file', () => {
  test('one svg with its namespace, size, fonts and every node’s words', () => {
    const svg = draw();
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="\d+" height="\d+"/);
    expect(svg).toContain('url(data:font/woff2;base64,d09GMg==)');
    for (const word of [
      'Canary with a bad build',
      '00:07:48.2 · seed 42',
      'api:41',
      'draining 18 s',
    ]) {
      expect(svg).toContain(word);
    }
    expect(svg).not.toMatch(/(?:href|src)="?http/);
  });

  test('the same model gives the same text', () => {
    expect(draw()).toBe(draw({}, sampleDiagram()));
  });

  test('light and dark have their own colours', () => {
    const light = draw({ theme: 'light' });
    expect(light).toContain(TOKENS.light.panel);
    expect(light).not.toContain(TOKENS.dark.panel);
  });

  test('transparent leaves the ground out', () => {
    expect(draw()).toContain('url(#grid)');
    expect(draw({ transparent: true })).not.toContain('url(#grid)');
  });

  test('title and legend are there when asked for, and the picture is smaller without', () => {
    const bare = draw({ title: false, legend: false });
    expect(bare).not.toContain('seed 42');
    expect(bare).not.toContain('requests in the task');
    expect(pictureSize(model, { ...options, title: false, legend: false }).height).toBeLessThan(
      pictureSize(model, options).height,
    );
  });

  test('traffic as dots, or as rates on the edges', () => {
    const circles = (svg: string): number => svg.match(/r="4.25"/g)?.length ?? 0;
    // One dot of a request and one of the legend; the failed request is a ×.
    expect(circles(draw())).toBe(2);
    expect(circles(draw({ traffic: false }))).toBe(0);
    expect(draw()).toContain('>90 %<');
    expect(draw({ traffic: false })).toContain('>108/s<');
  });

  test('a sampled picture says so', () => {
    const sampled = sampleDiagram(canaryViews(), { dotSampling: 25 });
    expect(draw({}, sampled)).toContain('1 dot: one request in 25');
  });

  test('names that are markup or hold control characters stay harmless', () => {
    const svg = draw({}, sampleDiagram(canaryViews(), { title: '<b>&\u0000\u0008"\uD800 ok' }));
    expect(svg).toContain('&lt;b&gt;&amp;&quot; ok');
  });
});

describe('the size of a picture', () => {
  test('grows with the scale', () => {
    const [one, four] = [1, 4].map((scale) => pictureSize(model, { ...options, scale }));
    expect(Math.abs(four!.width - 4 * one!.width)).toBeLessThanOrEqual(4);
    expect(four!.scale).toBe(4);
  });

  test('never passes 8,192 px a side, and keeps its proportions', () => {
    const view = { x: 0, y: 0, width: 6000, height: 1500 };
    const wide = sampleDiagram(canaryViews(), { view });
    const look = { ...options, scope: 'view', title: false, legend: false, scale: 4 } as const;
    const size = pictureSize(wide, look);
    expect(size).toMatchObject({ width: 8192, height: 2048 });
    expect(size.scale).toBeCloseTo(8192 / 6000);
  });

  test('of the view is that of the view', () => {
    const view = { x: 10, y: 20, width: 800, height: 450 };
    const seen = sampleDiagram(canaryViews(), { view });
    const look = { ...options, scope: 'view', title: false, legend: false } as const;
    expect(pictureSize(seen, look)).toEqual({ width: 800, height: 450, scale: 1 });
    expect(svgText(seen, look, fonts)).toContain('viewBox="10 20 800 450"');
  });

  test('of nothing at all is still a picture', () => {
    const { width, height } = pictureSize(sampleDiagram([]), options);
    expect(Math.min(width, height)).toBeGreaterThan(100);
  });
});
