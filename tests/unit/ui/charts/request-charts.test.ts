import { describe, expect, test } from 'vitest';
import type { MetricPoint } from '../../../../src/model/view';
import { latencyBinStart } from '../../../../src/model/latency-bins';
import { binsOf } from '../../../../src/ui/charts/bins';
import { indexAt, topOf, valueAt } from '../../../../src/ui/charts/chart-model';
import { latencyHeatChart } from '../../../../src/ui/charts/latency-heat-chart';
import {
  errorsChart,
  failedShareChart,
  hostsChart,
  latencyChart,
  requestsChart,
} from '../../../../src/ui/charts/request-charts';
import { sinceFirst } from '../../../../src/ui/dock/since-first';

const point = (second: number, change: Partial<MetricPoint> = {}): MetricPoint => ({
  second,
  loadBalancerArn: 'lb',
  requests: 0,
  target2xx: 0,
  target3xx: 0,
  target4xx: 0,
  target5xx: 0,
  elb3xx: 0,
  elb4xx: 0,
  elb500: 0,
  elb502: 0,
  elb503: 0,
  elb504: 0,
  clientTimeouts: 0,
  refused: 0,
  p50Ms: 0,
  p90Ms: 0,
  p99Ms: 0,
  latencies: [],
  healthyHosts: 0,
  unhealthyHosts: 0,
  outstanding: [],
  ...change,
});
const bins = (points: MetricPoint[], most = 60) => binsOf(points, { from: 0, to: 60 }, most);
const quiet = [point(0), point(1)];

describe('without requests', () => {
  test.each([requestsChart, errorsChart, latencyChart, failedShareChart])(
    '%o says so instead of drawing lines along zero',
    (chart) => expect(chart(bins(quiet)).empty).toBe('no requests yet'),
  );
});

test('small charts begin with the first request, and fill from the left at first', () => {
  const busy = (second: number) => point(second, { requests: 5 });
  const points = [point(0), point(10), busy(40), busy(200)];
  const at = (now: number) => sinceFirst({ from: 0, to: now }, bins(points));
  expect(at(300)).toEqual({ from: 40, to: 300 });
  expect(at(60)).toEqual({ from: 40, to: 100 });
  expect(sinceFirst({ from: 0, to: 60 }, bins(quiet))).toEqual({ from: 0, to: 60 });
});

test('connections that nothing accepts are no requests, but errors', () => {
  const refused = bins([point(0, { refused: 8 }), point(1, { refused: 8 })]);
  expect(requestsChart(refused).empty).toBe('all connections refused');
  const errors = errorsChart(refused);
  expect(errors.empty).toBeNull();
  expect(errors.series.map(({ label, values }) => [label, values[0]])).toEqual([['refused', 8]]);
});

describe('requests', () => {
  test('are stacked by class, and the stack is as high as there were requests', () => {
    const busy = [
      point(0, { requests: 100, target2xx: 90, target5xx: 4, elb503: 6 }),
      point(1, { requests: 50, target2xx: 45, elb3xx: 3, clientTimeouts: 2 }),
    ];
    const chart = requestsChart(bins(busy));
    expect(chart.series.map(({ id }) => id)).toEqual(['2xx', '3xx', '5xx', 'gave-up']);
    expect(chart.series.map(({ values }) => values[0])).toEqual([90, 0, 10, 0]);
    expect(topOf(chart)).toBe(100);
  });

  test('per second where several seconds make one point', () => {
    const points = Array.from({ length: 60 }, (_, i) =>
      point(i, { requests: i < 5 ? 10 : 0, target2xx: i < 5 ? 10 : 0 }),
    );
    const [series] = requestsChart(bins(points, 6)).series;
    expect(series!.values[0]).toBe(5);
  });
});

describe('errors', () => {
  test('are told apart by who made them; those that did not occur are left out', () => {
    const chart = errorsChart(bins([point(0, { requests: 9, target5xx: 2, elb502: 3 })]));
    expect(chart.series.map(({ label, values }) => [label, values[0]])).toEqual([
      ['target 5xx', 2],
      ['502', 3],
    ]);
  });

  test('requests without any are said to have none', () => {
    expect(errorsChart(bins([point(0, { requests: 9, target2xx: 9 })])).empty).toBe('no errors');
  });

  test('the share counts 5xx and requests given up, in percent', () => {
    const mixed = { requests: 200, target2xx: 190, elb504: 6, clientTimeouts: 4 };
    expect(failedShareChart(bins([point(0, mixed)])).series[0]!.values).toEqual([5]);
  });
});

describe('latency', () => {
  test('is unknown in a second without requests, and the highest where points are joined', () => {
    const points = [
      point(0, { requests: 5, p50Ms: 20, p99Ms: 80 }),
      point(1, { requests: 1, p50Ms: 30, p99Ms: 30 }),
    ];
    const joined = latencyChart(bins(points, 6));
    expect(joined.series.map(({ values }) => values[0])).toEqual([30, 0, 80]);
    const apart = latencyChart(bins([...points, point(2)]));
    expect(apart.series[2]!.values).toEqual([80, 30, null]);
    expect(valueAt(apart, apart.series[2]!, 2)).toBe('–');
  });
});

describe('hosts', () => {
  test('are as they stand at the end; unhealthy ones only when there were any', () => {
    const up = [point(0, { healthyHosts: 2 }), point(1, { healthyHosts: 3 })];
    expect(hostsChart(bins(up, 6)).series.map(({ values }) => values[0])).toEqual([3]);
    const down = hostsChart(bins([point(0, { healthyHosts: 2, unhealthyHosts: 1 })]));
    expect(down.series.map(({ id }) => id)).toEqual(['healthy', 'unhealthy']);
  });
});

describe('the crosshair', () => {
  test('reads the nearest moment, and the last where none is asked for', () => {
    const chart = hostsChart(bins([point(0), point(1), point(2)]));
    expect(indexAt(chart, null)).toBe(2);
    expect(indexAt(chart, 1.2)).toBe(0);
    expect(indexAt(chart, 2.1)).toBe(1);
    expect(indexAt(hostsChart([]), 3)).toBe(-1);
  });
});

describe('the heatmap', () => {
  test('has a row for each latency bin between the lowest that counts and the highest', () => {
    const busy = { requests: 400, target2xx: 400, p50Ms: 20, p99Ms: 60 };
    const chart = latencyHeatChart(
      bins([
        point(0, { ...busy, latencies: [10, 1, 40, 300, 42, 99] }),
        point(1, { ...busy, latencies: [40, 399, 43, 1] }),
      ]),
    );
    // One request of eight hundred is counted in the lowest row, not given thirty rows of its own.
    expect(chart.heat!.columns).toEqual([
      [301, 0, 99, 0],
      [399, 0, 0, 1],
    ]);
    expect(chart.heat!.edges).toEqual([40, 41, 42, 43, 44].map(latencyBinStart));
    expect(chart.series.map(({ id }) => id)).toEqual(['p50', 'p99']);
  });

  test('adds seconds up that are drawn as one column', () => {
    const busy = { requests: 2, target2xx: 2, p99Ms: 5 };
    const chart = latencyHeatChart(
      bins(
        [0, 1, 2].map((s) => point(s, { ...busy, latencies: [40, 2] })),
        6,
      ),
    );
    expect(chart.heat).toMatchObject({ step: 10, columns: [[6]] });
  });
});
