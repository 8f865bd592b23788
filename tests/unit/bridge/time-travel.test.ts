import { afterEach, describe, expect, test } from 'vitest';
import { createSandbox } from '../../../src/api/create-sandbox';
import { Replay } from '../../../src/api/command-log';
import { createClient, type SandboxClient } from '../../../src/bridge/client';
import {
  createInProcessTransport,
  type InProcessOptions,
} from '../../../src/bridge/in-process-transport';
import type { Branch, Control, RunStatus } from '../../../src/bridge/protocol';
import type { LoggedCommand } from '../../../src/model/logged-command';
import type { Result } from '../../../src/model/result';
import { seconds, type SimMicros, ZERO } from '../../../src/model/sim-time';
import type { Frame } from '../../../src/model/view';
import { ManualWall } from '../../support/manual-wall';
import { fargateTask, webService, webUnderLoad } from '../../support/sandbox-door';

/** A run under a client whose wall clock is turned by hand. */
class Run {
  readonly wall = new ManualWall(0.1);
  readonly client: SandboxClient;
  readonly frames: { frame: Frame; status: RunStatus }[] = [];
  log: LoggedCommand[] = [];
  branches: Branch[] = [];

  constructor(options: InProcessOptions = {}) {
    const transport = createInProcessTransport({ wall: this.wall, ...options });
    this.client = createClient(transport, { nextFrame: (ask) => ask() });
    clients.push(this.client);
    this.client.onFrame((frame, status) => {
      this.frames.push({ frame, status });
      this.log = status.log ?? this.log;
      this.branches = status.branches ?? this.branches;
    });
  }

  get now(): SimMicros {
    return this.frames.at(-1)!.frame.now;
  }

  get status(): RunStatus {
    return this.frames.at(-1)!.status;
  }

  async send(target: string, input: Record<string, unknown> = {}): Promise<Result> {
    let result: Result | null = null;
    void this.client.send(target, input).then((answer) => (result = answer));
    for (let i = 0; i < 10_000 && result === null; i++) await this.wall.pass(1);
    await this.wall.pass(20);
    return result!;
  }

  async give(target: string, input: Record<string, unknown> = {}): Promise<unknown> {
    const result = await this.send(target, input);
    if (!result.ok) throw new Error(`${target}: ${result.error.message}`);
    return result.output;
  }

  async wait(length: number): Promise<void> {
    await this.give('Sandbox.Wait', { for: length });
  }

  /** Gives a control and lets things settle. */
  async control(control: Control): Promise<void> {
    this.client.control(control);
    await this.wall.pass(3000);
  }

  /** Steps of the service `web` as a describe answers them now. */
  async desired(): Promise<number | undefined> {
    const answer = (await this.give('ECS.DescribeServices', {
      cluster: 'demo',
      services: ['web'],
    })) as { services: { desiredCount: number }[] };
    return answer.services[0]?.desiredCount;
  }

  /** The fingerprint that playing its log from the beginning to `at` gives. */
  played(at: SimMicros, log = this.log): string {
    const sandbox = createSandbox({ seed: 1 });
    new Replay(
      sandbox,
      log.filter((command) => command.at <= at),
    ).advanceTo(at);
    return sandbox.engine.fingerprint();
  }
}

const clients: SandboxClient[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

const BALANCER = { Name: 'web-alb', Subnets: ['subnet-a', 'subnet-b'] };

const scale = (desiredCount: number): [string, Record<string, unknown>] => [
  'ECS.UpdateService',
  { cluster: 'demo', service: 'web', desiredCount },
];

/** A service under load, scaled at 60 s and again at 100 s, seen to 150 s. */
async function scaledTwice(options: InProcessOptions = {}): Promise<Run> {
  const run = new Run(options);
  for (const [target, input] of webUnderLoad(20)) await run.give(target, input);
  await run.wait(60);
  await run.give(...scale(4));
  await run.wait(40);
  await run.give(...scale(3));
  await run.wait(50);
  return run;
}

describe('seeking', () => {
  test('shows any moment as playing to it did, and nothing is lost by it', async () => {
    const run = await scaledTwice();
    const end = run.status.fingerprint;
    const before = { log: run.log, runs: run.status.run, branch: run.status.branch };
    for (const at of [100, 99.5, 12.345678, 0, 149, 60, 150, 33].map(seconds)) {
      await run.control({ type: 'seek', at });
      expect(run.now).toBe(at);
      expect(run.frames.findLast(({ frame }) => frame.reset)!.frame.now).toBe(at);
      expect(run.status).toMatchObject({ head: seconds(150), canTravel: true, playing: false });
      expect(run.status.fingerprint).toBe(run.played(at));
    }
    expect(run.log).toBe(before.log);
    expect(run.status).toMatchObject({ run: before.runs, branch: before.branch });
    expect(run.branches).toEqual([]);
    await run.control({ type: 'seek', at: seconds(150) });
    expect(run.status.fingerprint).toBe(end);
  });

  test('stays within what has been', async () => {
    const run = await scaledTwice();
    await run.control({ type: 'seek', at: seconds(9999) });
    expect(run.now).toBe(seconds(150));
    await run.control({ type: 'seek', at: seconds(-5) });
    expect(run.now).toBe(0);
  });

  test('describes answer as of the moment shown, and change nothing', async () => {
    const run = await scaledTwice();
    for (const [at, desired] of [
      [59, 2],
      [70, 4],
      [120, 3],
    ] as const) {
      await run.control({ type: 'seek', at: seconds(at) });
      expect(await run.desired()).toBe(desired);
      expect(await run.send('ECS.DeleteCluster', { cluster: 'nope' })).toMatchObject({ ok: false });
      expect(run.status).toMatchObject({ branch: 0, head: seconds(150) });
    }
    expect(run.branches).toEqual([]);
  });

  test('comes with the dots that are to be seen on their way, and with none older', async () => {
    const run = await scaledTwice();
    await run.control({ type: 'seek', at: seconds(130.5) });
    const { dots } = run.frames.findLast(({ frame }) => frame.reset)!.frame;
    expect(dots.length).toBeGreaterThan(0);
    const moments = [...dots].filter((_, i) => i % 6 === 0);
    expect(Math.min(...moments)).toBeGreaterThanOrEqual(seconds(130.5 - 4.2));
    expect(Math.max(...moments)).toBeLessThanOrEqual(seconds(130.5));
  });

  test('tells no second and no event twice, but always which event was the last', async () => {
    const run = await scaledTwice();
    const all = run.frames.flatMap(({ frame }) => frame.events.map(({ seq }) => seq));
    for (const at of [120, 30, 150, 75]) {
      const { length } = run.frames;
      await run.control({ type: 'seek', at: seconds(at) });
      const { frame } = run.frames.slice(length).find(({ frame: { reset } }) => reset)!;
      expect(frame.metrics).toEqual([]);
      expect(frame.counts).toEqual([]);
      expect(frame.events).toHaveLength(1);
      expect(frame.events[0]!.at).toBeLessThanOrEqual(seconds(at));
      expect(all).toContain(frame.events[0]!.seq);
    }
    // Another run is told as a whole.
    await run.control({ type: 'rewind', length: run.log.length - 1 });
    const { frame } = run.frames.findLast(({ frame: { reset } }) => reset)!;
    expect(frame.metrics.map(({ second }) => second)).toEqual([...Array(100).keys()]);
    expect(frame.events.length).toBeGreaterThan(10);
  });

  test('of a run that was opened tells the seconds that were not told yet', async () => {
    const run = new Run();
    const [cluster] = webUnderLoad(1);
    const log = [{ at: ZERO, target: cluster![0], input: cluster![1] }];
    const more = { at: ZERO, target: 'ELBv2.CreateLoadBalancer', input: BALANCER };
    void run.client.open({ seed: 1, log: [...log, more], now: seconds(5000) });
    await run.wall.pass(500);
    const toldBy = (frame: Frame) => frame.metrics.map(({ second }) => second);
    // An hour, and up to a minute more: older ones go a minute at a time.
    const first = toldBy(run.frames.at(-1)!.frame);
    expect(first.at(-1)).toBe(4999);
    expect(first[0]).toBeLessThanOrEqual(1400);
    expect(first[0]).toBeGreaterThan(1300);
    await run.control({ type: 'seek', at: seconds(4500) });
    const then = toldBy(run.frames.findLast(({ frame }) => frame.reset)!.frame);
    // Whoever keeps an hour has these no more.
    expect(then.at(-1)).toBe(1399);
    expect(then[0]).toBeLessThanOrEqual(900);
  });

  test('of many at once only the newest is shown', async () => {
    const run = await scaledTwice();
    const { length } = run.frames;
    for (let at = 20; at < 120; at++) run.client.control({ type: 'seek', at: seconds(at) });
    await run.wall.pass(3000);
    const shown = run.frames.slice(length).map(({ frame }) => frame);
    expect(shown.filter(({ reset }) => reset).map(({ now }) => now)).toEqual([seconds(119)]);
  });

  test('a command between two seeks is given where the first one led', async () => {
    const run = await scaledTwice();
    run.client.control({ type: 'seek', at: seconds(30) });
    const described = run.client.send('Sandbox.DescribeClock', {});
    run.client.control({ type: 'seek', at: seconds(70) });
    await run.wall.pass(3000);
    expect(await described).toMatchObject({ ok: true, output: { now: 30 } });
    expect(run.now).toBe(seconds(70));
  });

  test('a saved run that was opened can be gone through at once', async () => {
    const saved = await scaledTwice();
    const run = new Run();
    const opened = run.client.open({ seed: 1, log: saved.log, now: seconds(150) });
    await run.wall.pass(3000);
    await opened;
    await run.control({ type: 'seek', at: seconds(80) });
    expect(run.status).toMatchObject({ head: seconds(150), branch: 0 });
    expect(run.log).toEqual(saved.log);
    expect(run.status.fingerprint).toBe(saved.played(seconds(80)));
  });
});

describe('time in the past', () => {
  test('playing follows what is recorded up to the head, and then goes on', async () => {
    const run = await scaledTwice();
    const { log } = run;
    await run.control({ type: 'seek', at: seconds(50) });
    run.client.control({ type: 'speed', speed: 100 });
    run.client.control({ type: 'play' });
    for (let i = 0; i < 1000 && run.now < seconds(160); i++) await run.wall.pass(20);
    await run.control({ type: 'pause' });
    expect(run.branches).toEqual([]);
    expect(run.log).toBe(log);
    expect(run.status.head).toBe(run.now);
    expect(run.status.fingerprint).toBe(run.played(run.now));
  });

  test('a wait goes by what is recorded, its condition too', async () => {
    const run = await scaledTwice();
    await run.control({ type: 'seek', at: seconds(50) });
    await run.wait(20);
    expect(run.now).toBe(seconds(70));
    expect(await run.desired()).toBe(4);
    await run.control({ type: 'seek', at: seconds(10) });
    const waited = await run.send('Sandbox.Wait', { until: 'running:web=4', timeout: 900 });
    expect(waited.ok).toBe(true);
    expect(run.now).toBeGreaterThan(seconds(60));
    expect(run.now).toBeLessThan(seconds(150));
    expect(run.status.fingerprint).toBe(run.played(run.now));
    expect(run.branches).toEqual([]);
  });

  test('a command that changes something begins another run; the old one is kept', async () => {
    const run = await scaledTwice();
    const old = run.log;
    await run.control({ type: 'seek', at: seconds(80) });
    await run.give(...scale(6));
    expect(run.log.map(({ at }) => at).slice(-2)).toEqual([seconds(60), seconds(80)]);
    expect(run.status).toMatchObject({ head: seconds(80), branch: 1 });
    expect(run.branches).toEqual([{ id: 0, forkedAt: seconds(80), head: seconds(150), log: old }]);
    await run.wait(30);
    expect(run.status.head).toBe(seconds(110));
    expect(run.status.fingerprint).toBe(run.played(seconds(110)));
    expect(await run.desired()).toBe(6);
  });

  test('stepping follows what is recorded', async () => {
    const run = new Run();
    await run.give('ECS.CreateCluster', { clusterName: 'one' });
    await run.wait(30);
    await run.give('ECS.CreateCluster', { clusterName: 'two' });
    await run.wait(30);
    await run.control({ type: 'seek', at: seconds(10) });
    await run.control({ type: 'step' });
    expect(run.now).toBe(seconds(30));
    expect(
      run.frames.findLast(({ frame }) => frame.now === seconds(30))!.frame.upserts,
    ).toHaveLength(1);
    await run.control({ type: 'step', seconds: 5 });
    expect(run.now).toBe(seconds(35));
    expect(run.status.head).toBe(seconds(60));
  });
});

describe('stepping back', () => {
  test('goes to the moments that steps forward stopped at, and no further than 0', async () => {
    const run = new Run();
    await run.give('ECS.CreateCluster', { clusterName: 'demo' });
    await run.give('ECS.RegisterTaskDefinition', fargateTask());
    await run.give('ECS.CreateService', webService({ desiredCount: 2 }));
    const stops: number[] = [];
    for (let i = 0; i < 10; i++) {
      await run.control({ type: 'step' });
      stops.push(run.now);
    }
    await run.give('ECS.CreateCluster', { clusterName: 'late' });
    await run.wait(3.5);
    // An hour without any event is where a step gives up.
    await run.control({ type: 'seek', at: stops.at(-1)! as SimMicros });
    const back: number[] = [run.now];
    while (run.now > 0) {
      await run.control({ type: 'step-back' });
      back.unshift(run.now);
    }
    expect(back).toEqual([0, ...stops]);
    await run.control({ type: 'step-back' });
    expect(run.now).toBe(0);
    await run.control({ type: 'step-back', seconds: 3 });
    expect(run.now).toBe(0);
  });

  test('with requests under way by a second at most, or by as many as are asked for', async () => {
    const run = await scaledTwice();
    await run.control({ type: 'step-back' });
    expect(run.now).toBeGreaterThanOrEqual(seconds(149));
    expect(run.now).toBeLessThan(seconds(150));
    await run.control({ type: 'seek', at: seconds(120) });
    await run.control({ type: 'step-back', seconds: 45.5 });
    expect(run.now).toBe(seconds(74.5));
    expect(run.status.fingerprint).toBe(run.played(run.now));
  });
});

describe('runs left behind', () => {
  test('continuing from a moment makes a branch of what came after it, once', async () => {
    const run = await scaledTwice();
    await run.control({ type: 'fork' });
    expect(run.branches).toEqual([]);
    await run.control({ type: 'seek', at: seconds(90) });
    await run.control({ type: 'fork' });
    expect(run.now).toBe(seconds(90));
    expect(run.status).toMatchObject({ head: seconds(90), branch: 1 });
    expect(run.branches).toMatchObject([{ id: 0, forkedAt: seconds(90), head: seconds(150) }]);
    await run.control({ type: 'fork' });
    expect(run.branches).toHaveLength(1);
  });

  test('rewinding takes a command back, taking the branch up gives it again', async () => {
    const run = await scaledTwice();
    const { log } = run;
    const { fingerprint } = run.status;
    await run.control({ type: 'rewind', length: log.length - 1 });
    expect(run.now).toBe(seconds(100));
    expect(run.log).toEqual(log.slice(0, -1));
    expect(await run.desired()).toBe(4);
    expect(run.status).toMatchObject({ head: seconds(100), branch: 1 });
    await run.control({ type: 'rewind', length: log.length - 2 });
    expect(run.now).toBe(seconds(60));
    expect(await run.desired()).toBe(2);
    expect(run.branches.map(({ id, head }) => [id, head])).toEqual([
      [0, seconds(150)],
      [1, seconds(100)],
    ]);
    await run.control({ type: 'take-up', branch: 1 });
    expect(run.now).toBe(seconds(100));
    expect(await run.desired()).toBe(4);
    // What was left for it was only its beginning.
    expect(run.branches.map(({ id, forkedAt }) => [id, forkedAt])).toEqual([[0, seconds(100)]]);
    await run.control({ type: 'take-up', branch: 0 });
    expect(run.status).toMatchObject({ head: seconds(150), branch: 0, fingerprint });
    expect(run.log).toEqual(log);
    expect(run.branches).toEqual([]);
  });

  test('rewinding at the moment of the command itself, and at 0', async () => {
    const run = new Run();
    await run.give('ECS.CreateCluster', { clusterName: 'one' });
    const one = run.status.fingerprint;
    await run.give('ECS.CreateCluster', { clusterName: 'two' });
    await run.control({ type: 'rewind', length: 1 });
    expect(run.status.fingerprint).toBe(one);
    expect(run.log).toHaveLength(1);
    await run.control({ type: 'rewind', length: 0 });
    expect(run.log).toEqual([]);
    expect(run.now).toBe(0);
    await run.control({ type: 'rewind', length: 7 });
    await run.control({ type: 'take-up', branch: 99 });
    expect(run.log).toEqual([]);
  });

  test('another run taken up goes on as if it had never been left', async () => {
    const run = await scaledTwice();
    await run.control({ type: 'seek', at: seconds(80) });
    await run.give(...scale(6));
    await run.wait(25);
    await run.control({ type: 'take-up', branch: 0 });
    expect(run.branches).toMatchObject([{ id: 1, forkedAt: seconds(80), head: seconds(105) }]);
    await run.wait(10);
    expect(run.now).toBe(seconds(160));
    expect(run.status.fingerprint).toBe(run.played(run.now));
    await run.control({ type: 'seek', at: seconds(82) });
    expect(run.status.fingerprint).toBe(run.played(run.now));
    await run.control({ type: 'take-up', branch: 1 });
    expect(run.now).toBe(seconds(105));
    expect(await run.desired()).toBe(6);
    expect(run.status.fingerprint).toBe(run.played(run.now));
  });

  test('the oldest are forgotten when there are many', async () => {
    const run = await scaledTwice();
    for (let i = 0; i < 12; i++) {
      await run.control({ type: 'step-back', seconds: 2 });
      await run.control({ type: 'fork' });
    }
    expect(run.branches.map(({ id }) => id)).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test('another sandbox begins without them', async () => {
    const run = await scaledTwice();
    await run.control({ type: 'seek', at: seconds(80) });
    await run.control({ type: 'fork' });
    const { run: before } = run.status;
    void run.client.open({ seed: 3, log: [], now: ZERO });
    await run.wall.pass(50);
    expect(run.status).toMatchObject({ run: before + 1, branch: 0, head: 0 });
    expect(run.branches).toEqual([]);
  });

  test('a restart leaves one that can be taken up just as it was', async () => {
    const run = await scaledTwice();
    const { fingerprint, branch } = run.status;
    const { now: head } = run;
    await run.control({ type: 'restart' });
    expect(run.status).toMatchObject({ head: 0 });
    expect(await run.desired()).toBe(3);
    expect(run.branches.at(-1)).toMatchObject({ id: branch, forkedAt: 0, head });
    await run.control({ type: 'take-up', branch });
    expect(run.now).toBe(head);
    expect(run.status.fingerprint).toBe(fingerprint);
  });
});

test('a fingerprint is made only where a moment is stayed at', async () => {
  const run = await scaledTwice();
  run.client.control({ type: 'seek', at: seconds(30) });
  await run.wall.pass(100);
  expect(run.now).toBe(seconds(30));
  expect(run.status.fingerprint).toBeNull();
  await run.wall.pass(200);
  expect(run.status.fingerprint).toBe(run.played(seconds(30)));
});

test('going elsewhere ends a wait with an answer', async () => {
  const run = new Run();
  await run.give('ECS.CreateCluster', { clusterName: 'demo' });
  await run.wait(60);
  const waiting = run.client.send('Sandbox.Wait', { for: 1e7 });
  await run.wall.pass(2);
  await run.control({ type: 'seek', at: seconds(40) });
  expect(await waiting).toMatchObject({ ok: false, error: { __type: 'InterruptedException' } });
  expect(run.now).toBe(seconds(40));
  expect(run.status.head).toBeGreaterThan(seconds(60));
});

test('a run that others use is never turned back', async () => {
  const run = await scaledTwice({ canTravel: false });
  const { fingerprint } = run.status;
  const tries: Control[] = [
    { type: 'seek', at: seconds(10) },
    { type: 'step-back' },
    { type: 'step-back', seconds: 5 },
    { type: 'fork' },
    { type: 'rewind', length: 1 },
    { type: 'take-up', branch: 0 },
  ];
  for (const control of tries) await run.control(control);
  expect(run.status).toMatchObject({
    canTravel: false,
    fingerprint,
    head: seconds(150),
    branch: 0,
  });
  expect(run.now).toBe(seconds(150));
  expect(run.branches).toEqual([]);
});
