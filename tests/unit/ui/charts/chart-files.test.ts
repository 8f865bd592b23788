/** Charts as files: every figure with its unit, and drawings that stand alone. */
import { describe, expect, test } from 'vitest';
import { chartCsv, chartsCsv } from '../../../../src/ui/charts/chart-csv';
import type { ChartModel } from '../../../../src/ui/charts/chart-model';
import { chartsSize, chartsSvg, chartSvg } from '../../../../src/ui/charts/chart-svg';
import { chartFileName } from '../../../../src/ui/charts/save-charts';

const latency: ChartModel = {
  id: 'latency',
  title: 'Latency',
  unit: 'ms',
  moments: [60, 468],
  series: [{ id: 'p99', label: 'p99', colour: 'text', values: [0.1 + 0.2, null] }],
  empty: null,
};
const tasks: ChartModel = {
  ...latency,
  id: 'tasks',
  title: 'web, "api" tasks',
  unit: '',
  moments: [468],
  series: [{ id: 'n', label: 'RUNNING', colour: 'secondary', values: [3] }],
};
const rows = (csv: string) => csv.trimEnd().split('\r\n');

describe('CSV', () => {
  test('has simulated time as ISO 8601 and in seconds, and units in its headings', () => {
    expect(rows(chartCsv(latency))).toEqual([
      'simulated time (ISO 8601),since the start (s),Latency p99 (ms)',
      '2026-01-01T00:01:00Z,60,0.3',
      '2026-01-01T00:07:48Z,468,',
    ]);
  });

  test('of several charts is one table; what a spreadsheet would misread is quoted', () => {
    const [head, first, second] = rows(chartsCsv([latency, tasks]));
    expect(head).toMatch(/,Latency p99 \(ms\),"web, ""api"" tasks RUNNING"$/);
    expect([first, second]).toEqual([
      '2026-01-01T00:01:00Z,60,0.3,',
      '2026-01-01T00:07:48Z,468,,3',
    ]);
  });

  test('has the spread of a line, and the counts of a heatmap, in columns of their own', () => {
    const band = { ...latency.series[0]!, band: [[0.2, 0.5], null] as const };
    const heat = { edges: [1, 2, 4], step: 1, columns: [[5, 0], [7]] };
    expect(rows(chartCsv({ ...latency, series: [band], heat }))).toEqual([
      'simulated time (ISO 8601),since the start (s),Latency p99 (ms),Latency p99 low (ms),' +
        'Latency p99 high (ms),Latency 1–2 ms (count),Latency 2–4 ms (count)',
      '2026-01-01T00:01:00Z,60,0.3,0.2,0.5,5,0',
      '2026-01-01T00:07:48Z,468,,,,7,',
    ]);
  });

  test('over a setting has the setting in place of time', () => {
    const across = { title: 'Targets', unit: '' };
    expect(rows(chartCsv({ ...tasks, title: 'p99', unit: 'ms', across }))[0]).toBe(
      'Targets,p99 RUNNING (ms)',
    );
  });
});

describe('SVG', () => {
  const file = {
    theme: 'light',
    stretch: { from: 0, to: 500 },
    size: { width: 800, height: 300 },
    subtitle: 'Canary & friends',
  } as const;

  test('stands alone: colours resolved, fonts named with what stands in for them', () => {
    const svg = chartSvg(latency, file);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="800" height="300"/);
    expect(svg).not.toContain('var(');
    expect(svg).toContain('<title>Latency</title>');
    expect(svg).toContain('Latency (ms)');
    expect(svg).toContain('Canary &amp; friends');
    expect(svg).toMatch(/font-family="[^"]*Inter[^"]*sans-serif"/);
  });

  test('of many charts stands in two columns', () => {
    const svg = chartsSvg([latency, tasks, { ...latency, id: 'again' }], file);
    expect(chartsSize(3, file)).toEqual({ width: 1600, height: 600 });
    expect(svg).toContain('translate(800 0)');
    expect(svg).toContain('translate(0 300)');
  });

  test('says why there is nothing to draw', () => {
    expect(chartSvg({ ...latency, empty: 'no requests yet' }, file)).toContain('no requests yet');
  });
});

test('files are called by the sandbox and the chart', () => {
  expect(chartFileName(['Canary: a bad build', 'web CPU'], 'png')).toBe(
    'canary-a-bad-build-web-cpu.png',
  );
  expect(chartFileName(['???'], 'csv')).toBe('charts.csv');
});
