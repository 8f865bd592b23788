import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { ChartModel } from '../../../../src/ui/charts/chart-model';
import { momentTicks, valueTicks } from '../../../../src/ui/charts/chart-scales';
import { LineChart, lineChartScales } from '../../../../src/ui/charts/line-chart';

const chart = (change: Partial<ChartModel> = {}): ChartModel => ({
  id: 'latency',
  title: 'Latency p99',
  unit: 'ms',
  moments: [10, 20, 30],
  series: [
    { id: 'a', label: 'round robin', colour: 'source', values: [100, 400, 300] },
    { id: 'b', label: 'least outstanding', colour: 'target', dash: '4 2', values: [90, 95, 310] },
  ],
  empty: null,
  ...change,
});
const at = (model: ChartModel) => ({
  chart: model,
  stretch: { from: 10, to: 30 },
  size: { width: 600, height: 240 },
  labels: true,
});
const svgOf = (model: ChartModel) => renderToStaticMarkup(createElement(LineChart, at(model)));

describe('the axes of a chart', () => {
  test('begin at nought, and their words have the unit', () => {
    const model = chart();
    const ticks = valueTicks(model, lineChartScales(at(model)));
    expect(ticks[0]).toEqual({ at: 0, label: '0' });
    expect(ticks.at(-1)).toEqual({ at: 400, label: '400 ms' });
  });

  test('name no half tasks', () => {
    const model = chart({ unit: '', series: [{ ...chart().series[0]!, values: [1, 2, 2] }] });
    const ticks = valueTicks(model, lineChartScales(at(model)));
    expect(ticks.map(({ label }) => label)).toEqual(['0', '1', '2']);
  });

  test('are logarithmic on demand: equal ratios are equally far apart', () => {
    const model = chart({ scale: 'log' });
    const { y } = lineChartScales(at(model));
    expect(y(100) - y(200)).toBeCloseTo(y(200) - y(400));
    expect(valueTicks(model, lineChartScales(at(model))).map(({ at: one }) => one)).toEqual([
      100, 200,
    ]);
  });

  test('are logarithmic with a row from nought on, too', () => {
    const columns = chart().moments.map(() => [1, 2]);
    const model = chart({ scale: 'log', heat: { edges: [0, 0.016, 0.032], step: 1, columns } });
    const { y } = lineChartScales(at(model));
    expect(y.domain()[0]).toBeGreaterThan(0);
    expect(y(0)).toBeGreaterThan(y(0.016));
    expect(svgOf(model)).not.toContain('NaN');
  });

  test('may be of a setting instead of time', () => {
    const model = chart({ across: { title: 'Deregistration delay', unit: 's' } });
    const ticks = momentTicks(model, lineChartScales(at(model)));
    expect(ticks[0]).toEqual({ at: 10, label: '10 s' });
    expect(svgOf(model)).toContain('Deregistration delay');
  });
});

describe('the lines of a chart', () => {
  test('are named at their ends, no two names over each other', () => {
    const svg = svgOf(chart());
    const tops = [...svg.matchAll(/y="([\d.]+)"[^>]*font-weight="600"/g)].map((m) => Number(m[1]));
    expect(tops).toHaveLength(2);
    expect(Math.abs(tops[0]! - tops[1]!)).toBeGreaterThanOrEqual(13);
  });

  test('have a band where their spread is known, which the axis has room for', () => {
    const [a, b] = chart().series;
    const spread = { ...a!, band: [null, [350, 950], [200, 400]] as const };
    const model = chart({ series: [spread, b!] });
    expect(svgOf(model).match(/fill-opacity="0.18"/g)).toHaveLength(1);
    expect(lineChartScales(at(model)).y.domain()[1]).toBe(1000);
  });

  test('of a stack lie upon each other; one of another run lies over them as it is', () => {
    const [a, b] = chart().series;
    const ghost = { ...a!, id: 'ghost', ghost: true };
    const model = chart({ stacked: true, series: [a!, b!, ghost] });
    expect(lineChartScales(at(model)).y.domain()[1]).toBeGreaterThanOrEqual(610);
    expect(lineChartScales(at(model)).y.domain()[1]).toBeLessThan(1000);
    expect(svgOf(model)).toContain('stroke-dasharray="5 4"');
  });
});
