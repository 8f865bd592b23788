import { expect, test } from 'vitest';
import { seconds } from '../../../../src/model/sim-time';
import type { MetricPoint, ServiceView } from '../../../../src/model/view';
import { cameraOf, placeOf } from '../../../../src/ui/canvas/camera';
import { embedOptions } from '../../../../src/ui/embed/embed-options';
import { figuresOf } from '../../../../src/ui/presenter/figures';
import { readMoment } from '../../../../src/ui/presenter/read-moment';
import { stateCounts } from '../../../../src/ui/presenter/state-counts';
import { createMirrorStore } from '../../../../src/state/mirror-store';
import { runScript } from '../../../../src/cli/run-script';
import { createSandbox } from '../../../../src/api/create-sandbox';
import { SCENARIOS } from '../../../../src/content';
import { entityMap } from '../../../support/entity-views';
import { statusOf } from '../../../support/frames';
import {
  sampleService,
  sampleTarget,
  sampleTargetGroup,
  sampleTask,
} from '../../../support/sample-views';

/** The template, and what is counted `at` seconds after its end. */
async function countsOf(template: string, at: number) {
  const scenario = SCENARIOS.find(({ id }) => id === template)!;
  const sandbox = createSandbox({ seed: scenario.seed });
  for await (const step of runScript(scenario.script, {
    send: (target, input) => sandbox.send(target, input),
    readFile: () => undefined,
  })) {
    if (!step.ok) throw new Error(step.text);
  }
  sandbox.send('Sandbox.Wait', { for: at });
  const mirror = createMirrorStore();
  mirror.applyFrame(sandbox.engine.drainFrame(), statusOf());
  return stateCounts(mirror.getState().entities).map(({ label, count }) => [label, count]);
}

test('tasks by state in the middle of a rolling update, and after it', async () => {
  expect(await countsOf('rolling-good', 20)).toEqual([
    ['new, healthy', 0],
    ['starting', 4],
    ['draining', 0],
    ['old, healthy', 4],
    ['failed', 0],
  ]);
  expect(await countsOf('rolling-good', 52)).toEqual([
    ['new, healthy', 4],
    ['starting', 0],
    ['draining', 4],
    ['old, healthy', 0],
    ['failed', 0],
  ]);
  expect(await countsOf('rolling-good', 120)).toEqual([
    ['starting', 0],
    ['draining', 0],
    ['healthy', 4],
    ['failed', 0],
  ]);
});

test('healthy is who runs and has a healthy target, or is to have none', () => {
  const group = sampleTargetGroup('tg', []);
  const revision = { id: 'd', revision: 'a:1', running: 6, desired: 6 };
  const balanced = { ...sampleService('web', [revision]), targetGroupArns: [group.id] };
  const worker = sampleService('worker', [revision]);
  const of = ({ id }: ServiceView) => ({ serviceArn: id, deploymentId: 'd' });
  const stopped = { lastStatus: 'STOPPED', stopCode: 'UserInitiated' } as const;
  const entities = entityMap([
    balanced,
    worker,
    sampleTask(1, { ...of(balanced), targets: [sampleTarget('tg', 'healthy')] }),
    sampleTask(2, { ...of(balanced), targets: [sampleTarget('tg', 'unused')] }),
    sampleTask(3, { ...of(balanced), targets: [] }),
    sampleTask(4, { ...of(balanced), targets: [sampleTarget('tg', 'draining')] }),
    // The load balancer lets its last requests end, though it is gone.
    sampleTask(5, { ...of(balanced), ...stopped, targets: [sampleTarget('tg', 'draining')] }),
    sampleTask(6, of(worker)),
    sampleTask(7, { ...of(worker), healthStatus: 'UNHEALTHY' }),
  ]);
  expect(stateCounts(entities).map(({ label, count }) => [label, count])).toEqual([
    ['starting', 0],
    ['draining', 1],
    ['healthy', 2],
    ['failed', 1],
    ['get no requests', 2],
  ]);
});

test('nothing is counted where there are no tasks', () => {
  expect(stateCounts(new Map())).toEqual([]);
});

const point = (second: number, changes: Partial<MetricPoint> = {}): MetricPoint => ({
  second,
  loadBalancerArn: 'lb',
  requests: 100,
  target2xx: 100,
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
  p50Ms: 20,
  p90Ms: 100,
  p99Ms: 212,
  healthyHosts: 3,
  unhealthyHosts: 0,
  outstanding: [],
  latencies: [],
  ...changes,
});

test('figures are those of the last five seconds, over all load balancers', () => {
  const one = [0, 1, 2, 3, 4, 5, 6, 7].map((second) => point(second, { requests: 10_000 }));
  const other = [6, 7].map((second) => point(second, { requests: 5100, elb503: 51 }));
  const [requests, errors, p99] = figuresOf({ one, other }, 8, 5);
  // 5 × 10 000 and 2 × 5 100 requests in five seconds; 102 of 60 200 failed.
  expect(requests?.now).toBe('12\u2009040 req/s');
  expect(errors?.now).toBe('0.17 %');
  expect(p99?.now).toBe('212 ms');
  expect(requests?.values.slice(-3)).toEqual([10_000, 15_100, 15_100]);
  expect(requests?.values.slice(0, 3)).toEqual([null, null, null]);
});

test('errors are told over as long as the dots on the screen, and say so', () => {
  const failing = [0, 1, 2, 3].map((second) => point(second, { target5xx: 10 }));
  const well = [4, 5, 6, 7, 8, 9].map((second) => point(second));
  const errorsOver = (shown: number) => figuresOf({ lb: [...failing, ...well] }, 10, shown)[1];
  expect(errorsOver(5)).toMatchObject({ title: 'Errors, last 5 s', now: '0.00 %' });
  expect(errorsOver(10)).toMatchObject({ title: 'Errors, last 10 s', now: '4.00 %' });
  expect(errorsOver(84)).toMatchObject({ title: 'Errors, last 84 s', now: '4.00 %' });
});

test('no figures before the first whole second', () => {
  expect(figuresOf({}, 3, 10)).toEqual([]);
});

test.each([
  ['190', 190],
  ['3:10', 190],
  ['00:03:10.5', 190.5],
  ['1:00:00', 3600],
])('%s is a moment', (text, at) => {
  expect(readMoment(text)).toBe(seconds(at));
});

test.each(['', 'soon', '1:2:3:4', '-3', '3:'])('%j is none', (text) => {
  expect(readMoment(text)).toBeNull();
});

test('a part of the canvas is seen whole in a window of another size, as large as can be', () => {
  const seen = cameraOf({ transform: [100, 50, 0.5], width: 800, height: 600 });
  expect(seen).toEqual({ x: 600, y: 500, zoom: 0.5, width: 1600, height: 1200 });
  expect(placeOf(seen, { width: 800, height: 600 })).toEqual({ x: 100, y: 50, zoom: 0.5 });
  expect(placeOf(seen, { width: 1920, height: 900 })).toEqual({ x: 510, y: 75, zoom: 0.75 });
  // Of a file that does not say how much was seen.
  expect(placeOf({ x: 10, y: 20, zoom: 2 }, { width: 100, height: 100 })).toEqual({
    x: 30,
    y: 10,
    zoom: 2,
  });
});

test('what an embedded page is asked for', () => {
  expect(embedOptions('?embed')).toEqual({
    autoplay: false,
    speed: 1,
    loop: null,
    at: null,
    theme: null,
    captions: false,
  });
  expect(embedOptions('?embed&autoplay&speed=5&loop=60&t=3:10&theme=dark&captions=1')).toEqual({
    autoplay: true,
    speed: 5,
    loop: 60,
    at: seconds(190),
    theme: 'dark',
    captions: true,
  });
  expect(embedOptions('?embed&autoplay=0&speed=-1&loop=x&t=?&theme=pink')).toEqual(
    embedOptions('?embed'),
  );
  expect(embedOptions('?embed&speed=max').speed).toBe(Infinity);
});
