/** A sweep as a picture says by itself what it is of and what it comes to. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { type SimMicros, seconds } from '../../../../src/model/sim-time';
import { FIGURES, type TrialResult } from '../../../../src/model/trial';
import type { SweepPlan, SweepPoint } from '../../../../src/state/sweep/run-sweep';
import { SweepDrawing, sweepPictureSize } from '../../../../src/ui/sweep/sweep-drawing';
import { sweepMarkdown } from '../../../../src/ui/sweep/sweep-files';

const plan: SweepPlan = {
  log: [{ at: 0 as SimMicros, target: 'Sandbox.SetSeed', input: { seed: 7 } }],
  madeUnder: 1,
  setting: {
    id: 'desired-count/web',
    label: 'Desired count',
    of: 'web',
    unit: 'tasks',
    least: 0,
    most: 100,
    suggested: [],
    current: 4,
    figure: 'latencyP99Ms',
    giving: { members: [], target: '' } as unknown as SweepPlan['setting']['giving'],
  },
  values: [2, 4, 8],
  seeds: 3,
  from: seconds(60),
  until: seconds(360),
};

/** Runs that have nothing but a p99. */
const point = (value: number, p99: readonly number[]): SweepPoint => ({
  value,
  refused: [],
  results: p99.map((ms, at): TrialResult => {
    const figures = FIGURES.map(({ name }) => (name === 'latencyP99Ms' ? ms : null));
    return { seed: 7 + at, figures, series: [], refused: [], arrivals: '' };
  }),
});
const points = [point(2, [500, 510, 530]), point(4, [200, 210, 220]), point(8, [90, 95, 97])];
const picture = {
  title: 'Shop',
  plan,
  points,
  figure: 'latencyP99Ms',
  theme: 'light',
} as const;
const drawn = renderToStaticMarkup(createElement(SweepDrawing, { picture, scale: 1 }));
const count = (pattern: RegExp) => [...drawn.matchAll(pattern)].length;

describe('the picture of a sweep', () => {
  test('names setting, sandbox, seeds, stretch, figure, verdict, and how the setting was', () => {
    for (const words of [
      'Desired count of web',
      'Shop · Seeds 7 to 9 for each value, measured from 00:01:00.0 to 00:06:00.0',
      /Latency, p99 is best at 8 tasks: 94\s?ms on average, against 210\s?ms at 4 tasks \(as it is set\)/,
      'upright: as it was, 4 tasks',
      /5 to 95 % of the runs: 91\s?ms to 97\s?ms at 8 tasks, 501\s?ms to 528\s?ms at 2 tasks\./,
    ]) {
      expect(drawn).toMatch(words);
    }
  });

  test('has a dot at every value that was measured, and a row for it', () => {
    expect(count(/data-measured/g)).toBe(points.length);
    for (const { value } of points) expect(drawn).toContain(`>${value} tasks`);
    expect(drawn).toContain('8 tasks · best');
  });

  test('grows with its table', () => {
    const fewer = { ...picture, points: points.slice(0, 2) };
    expect(sweepPictureSize(picture).height).toBe(sweepPictureSize(fewer).height + 30);
  });

  test('as text it says the same of seeds and stretch', () => {
    expect(sweepMarkdown('Shop', plan, points, 'latencyP99Ms')).toContain(
      'Seeds 7 to 9 for each value, measured from 00:01:00.0 to 00:06:00.0.',
    );
  });
});
