/** A chart of two variants without a line says why there is none, on the page and in pictures. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { comparisonOf } from '../../../../src/model/comparison';
import { FIGURES, type TrialPoint, type TrialResult } from '../../../../src/model/trial';
import { bandChart } from '../../../../src/ui/compare/band-chart';
import { type Report, ReportDrawing } from '../../../../src/ui/compare/report-drawing';

const point = (second: number, more: Partial<TrialPoint> = {}): TrialPoint => ({
  second,
  requestsPerSecond: 0,
  failedPercent: null,
  meanMs: null,
  p50Ms: null,
  p90Ms: null,
  p99Ms: null,
  outstanding: 0,
  cpuPercent: 0,
  ...more,
});

const runOf = (...series: TrialPoint[]): TrialResult => ({
  seed: 1,
  figures: FIGURES.map(() => null),
  series,
  refused: [],
  arrivals: '',
});

const chartOf = (results: readonly (TrialResult | null)[]) =>
  bandChart({ resultsA: results, resultsB: results }, 'p99Ms');

describe('a chart without a line', () => {
  test('while the first runs are under way', () => {
    expect(chartOf([null, null]).empty).toBe('The first runs are under way.');
  });

  test('where nobody sends requests', () => {
    expect(chartOf([runOf(point(1), point(2)), null]).empty).toMatch(/no client sends any/);
    // What is counted all the same has its line.
    const results = [runOf(point(1), point(2))];
    expect(bandChart({ resultsA: results, resultsB: results }, 'cpuPercent').empty).toBeNull();
  });

  test('where requests come and none is answered', () => {
    const run = runOf(point(1, { requestsPerSecond: 5, failedPercent: 100 }));
    expect(chartOf([run]).empty).toBe('No request was answered in this stretch.');
  });

  test('one value is enough for a line', () => {
    expect(chartOf([runOf(point(1), point(2, { p99Ms: 20 }))]).empty).toBeNull();
  });

  test('the picture has the words in place of bare axes', () => {
    const run = runOf(point(1), point(2));
    const side = { name: 'as it is', commands: [] };
    const report: Report = {
      about: {
        title: 'One or two?',
        a: side,
        b: side,
        firstSeed: 1,
        from: '00:00:00.0',
        until: '00:00:02.0',
        askedFor: null,
      },
      comparison: comparisonOf([run], [run]),
      a: null,
      b: null,
      moment: '00:00:01.0',
      common: 'same arrivals',
      chart: chartOf([run]),
      stretch: { from: 0, to: 2 },
      theme: 'light',
    };
    const drawn = renderToStaticMarkup(createElement(ReportDrawing, { report, scale: 1 }));
    expect(drawn).toContain('no client sends any');
    expect(drawn).toMatch(/Measured from 00:00:00\.0 to.*>00:00:02\.0\.</);
    expect(drawn).not.toContain('text-anchor="middle"');
  });
});
