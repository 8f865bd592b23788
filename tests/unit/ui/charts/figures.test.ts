/** What charts make of the figures: heat, shares, other runs, marks, zoom. */
import { describe, expect, test } from 'vitest';
import { seconds } from '../../../../src/model/sim-time';
import type { CountPoint } from '../../../../src/model/view';
import { binsOf } from '../../../../src/ui/charts/bins';
import { LEAST_ZOOM, roomy, scaled, stepped } from '../../../../src/ui/charts/brush';
import { chartMarks, grouped, uprightsOf } from '../../../../src/ui/charts/chart-marks';
import { type ChartModel, topOf } from '../../../../src/ui/charts/chart-model';
import { leadOf, withGhosts } from '../../../../src/ui/charts/ghosts';
import {
  revisionsChart,
  tasksChart,
  utilisationChart,
} from '../../../../src/ui/charts/service-charts';
import { shownStretch } from '../../../../src/ui/charts/time-axis';
import { serviceView } from '../../../support/entity-views';

const service = serviceView('web');
const point = (second: number, change: Partial<CountPoint> = {}): CountPoint => ({
  second,
  serviceArn: service.id,
  running: 0,
  pending: 0,
  desired: 0,
  states: {},
  cpu: null,
  memory: null,
  revisions: [],
  ...change,
});
const bins = (points: CountPoint[], most = 60) => binsOf(points, { from: 0, to: 60 }, most);

describe('a service', () => {
  test('stacks its tasks by state; what is wanted is a line over them', () => {
    const chart = tasksChart(
      bins([
        point(0, { desired: 4, states: { RUNNING: 2, PENDING: 1, STOPPING: 1 } }),
        point(1, { desired: 4, states: { RUNNING: 4 } }),
      ]),
      service,
    );
    expect(chart.series.map(({ id, values }) => [id, ...values])).toEqual([
      ['RUNNING', 2, 4],
      ['PENDING', 1, 0],
      ['STOPPING', 1, 0],
      ['desired', 4, 4],
    ]);
    expect(topOf(chart)).toBe(4);
  });

  test('joins seconds to the mean of the means and the highest of the highest', () => {
    const cpu = (mean: number, max: number) => ({ cpu: { mean, max } });
    const chart = utilisationChart(
      bins([point(0, cpu(10, 20)), point(1, cpu(30, 90)), point(15)], 6),
      service,
      'cpu',
    );
    expect(chart.series.map(({ values }) => values)).toEqual([
      [20, null],
      [90, null],
    ]);
  });

  test('shares its traffic out in percent of what was sent, beside what is asked', () => {
    const share = (id: string, sent: number, weight: number | null) => ({
      deploymentId: id,
      taskDefinition: `web:${id}`,
      sent,
      weight,
    });
    const chart = revisionsChart(
      bins([
        point(0, { revisions: [share('1', 50, null)] }),
        point(1, { revisions: [share('1', 45, 90), share('2', 5, 10)] }),
        point(2),
      ]),
      service,
    );
    expect(chart.series.map(({ label, values }) => [label, ...values])).toEqual([
      ['web:1', 100, 90, null],
      ['web:1 asked', null, 90, null],
      ['web:2', null, 10, null],
      ['web:2 asked', null, 10, null],
    ]);
  });
});

describe('a run that was left', () => {
  const chart: ChartModel = {
    id: 'requests',
    title: 'Requests',
    unit: '/s',
    moments: [1, 2, 3],
    series: [
      { id: 'a', label: 'a', colour: 'text', values: [1, 2, 3] },
      { id: 'b', label: 'b', colour: 'text', values: [10, null, 30] },
    ],
    stacked: true,
    empty: null,
  };

  test('is one line of what stands for the chart, from where it was left on', () => {
    const old = { ...chart, moments: [1, 2, 3, 4] };
    const ghost = { id: '7', label: 'left at 2', from: 2, chart: old };
    const both = withGhosts(chart, [ghost]);
    expect(leadOf(chart)).toEqual([11, 2, 33]);
    expect(both.moments).toEqual([1, 2, 3, 4]);
    expect(both.series.at(-1)).toMatchObject({ ghost: true, values: [null, 2, 33, null] });
    expect(both.series[0]!.values).toEqual([1, 2, 3, null]);
  });

  test('is left out where no one line stands for a chart, and where it went no further', () => {
    const lines = { ...chart, stacked: false };
    expect(withGhosts(lines, [{ id: '7', label: '', from: 2, chart: lines }])).toBe(lines);
    expect(withGhosts(chart, [{ id: '7', label: '', from: 3, chart }])).toBe(chart);
  });
});

describe('marks', () => {
  const log = [1, 2, 50].map((s) => ({
    at: seconds(s),
    target: 'ECS.UpdateService',
    input: { service: 'web' },
  }));
  const fault = {
    seq: 1,
    at: seconds(2.5),
    type: 'FaultInjected',
    subject: 'fault/1',
    message: 'slow',
  };
  const stage = {
    seq: 2,
    at: seconds(20),
    type: 'DeploymentStateChange',
    subject: 'arn:x:service/demo/web',
    message: 'ecs-svc/1 SCALE_UP',
  };
  const marks = chartMarks(log, [fault, stage], (arn) => arn.slice(-3));

  test('are commands, faults and stages in order of time, in words', () => {
    expect(marks.map(({ kind, at }) => [kind, at])).toEqual([
      ['command', 1],
      ['command', 2],
      ['fault', 2.5],
      ['stage', 20],
      ['command', 50],
    ]);
    expect(marks[2]!.words()).toBe('Fault: slow');
    expect(marks[3]!.words()).toBe('web: SCALE_UP');
  });

  test('that are near to each other share a place, the gravest of them on it', () => {
    const groups = grouped(marks, { x: (at) => at * 4, from: 0, to: 60, gap: 24 });
    expect(groups.map(({ kind, marks: near }) => [kind, near.length])).toEqual([
      ['fault', 3],
      ['stage', 1],
      ['command', 1],
    ]);
  });

  test('stand through the lines where something befell, not at each command', () => {
    const uprights = uprightsOf(marks, { from: 0, to: 60 }, 240);
    expect(uprights).toEqual([
      { at: 2.5, colour: 'failing' },
      { at: 20, colour: 'secondary' },
    ]);
  });
});

describe('zoom', () => {
  test('is in whole seconds, never before the start, never narrower than can be read', () => {
    expect(roomy({ from: -3, to: 0.4 })).toEqual({ from: 0, to: LEAST_ZOOM });
    expect(roomy({ from: 10.4, to: 20.2 })).toEqual({ from: 10, to: 21 });
  });

  test('leaves what is read where it is', () => {
    expect(scaled({ from: 0, to: 100 }, 80, 0.5)).toEqual({ from: 40, to: 90 });
    expect(scaled({ from: 40, to: 90 }, 80, 2)).toEqual({ from: 0, to: 100 });
  });

  test('keys step from point to point and stop at the ends', () => {
    const moments = [5, 10, 15];
    expect(stepped(moments, null, -1)).toBe(10);
    expect(stepped(moments, 10, 1)).toBe(15);
    expect(stepped(moments, 15, 1)).toBe(15);
    expect(stepped(moments, 12, -Infinity)).toBe(5);
  });
});

describe('what is shown of a run', () => {
  const shown = (now: number, head: number, zoom: { from: number; to: number } | null = null) =>
    shownStretch({ now, head, span: 600, zoom });

  test('ends at its head, also while a moment a little before it is shown', () => {
    expect(shown(1000, 1000)).toEqual({ from: 400, to: 1000 });
    expect(shown(500, 1000)).toEqual({ from: 400, to: 1000 });
  });

  test('is around a moment further back, and what it is held at', () => {
    expect(shown(350, 2000)).toEqual({ from: 50, to: 650 });
    expect(shown(100, 2000)).toEqual({ from: 0, to: 600 });
    expect(shown(350, 2000, { from: 3, to: 9 })).toEqual({ from: 3, to: 9 });
  });
});
