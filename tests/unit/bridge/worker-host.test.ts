import { afterEach, describe, expect, test } from 'vitest';
import { createSandbox } from '../../../src/api/create-sandbox';
import { createClient, type SandboxClient } from '../../../src/bridge/client';
import { createInProcessTransport } from '../../../src/bridge/in-process-transport';
import type { RunStatus } from '../../../src/bridge/protocol';
import type { Result } from '../../../src/model/result';
import { seconds, type SimMicros, ZERO } from '../../../src/model/sim-time';
import type { Frame } from '../../../src/model/view';
import { ManualWall } from '../../support/manual-wall';
import { fargateTask, webUnderLoad } from '../../support/sandbox-door';

/** A client on a clock turned by hand, that asks for each frame at once. */
function onManualWall(wall = new ManualWall()) {
  const client = createClient(createInProcessTransport({ wall }), { nextFrame: (ask) => ask() });
  clients.push(client);
  const frames: { frame: Frame; status: RunStatus; wall: number }[] = [];
  client.onFrame((frame, status) => frames.push({ frame, status, wall: wall.now() }));
  const last = () => frames.at(-1)!;
  /** The answer, with as much wall time as it takes and a frame afterwards. */
  const send = async (target: string, input: Record<string, unknown> = {}): Promise<Result> => {
    let result: Result | null = null;
    void client.send(target, input).then((answer) => (result = answer));
    for (let i = 0; i < 1000 && result === null; i++) await wall.pass(1);
    await wall.pass(20);
    return result!;
  };
  return { wall, client, frames, last, send };
}

const WEB = webUnderLoad(20);

const clients: SandboxClient[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

describe('frames', () => {
  test('at most 60 a second while time runs, none while nothing changes', async () => {
    const { wall, client, frames } = onManualWall();
    await wall.pass(100);
    expect(frames).toHaveLength(1);
    client.control({ type: 'play' });
    await wall.pass(1000);
    expect(frames.length).toBeGreaterThan(50);
    expect(frames.length).toBeLessThanOrEqual(62);
    client.control({ type: 'pause' });
    await wall.pass(100);
    const { length } = frames;
    await wall.pass(1000);
    expect(frames).toHaveLength(length);
  });

  test('none that was not asked for: what happens meanwhile comes in one', async () => {
    const wall = new ManualWall();
    const asks: (() => void)[] = [];
    const client = createClient(createInProcessTransport({ wall }), {
      nextFrame: (ask) => asks.push(ask),
    });
    clients.push(client);
    const frames: Frame[] = [];
    client.onFrame((frame) => frames.push(frame));
    await wall.pass(50);
    for (const clusterName of ['a', 'b', 'c']) {
      void client.send('ECS.CreateCluster', { clusterName });
      await wall.pass(50);
    }
    expect(frames).toHaveLength(1);
    for (const ask of asks.splice(0)) ask();
    await wall.pass(50);
    expect(frames).toHaveLength(2);
    expect(frames[1]?.upserts.map((view) => view.kind)).toEqual(['cluster', 'cluster', 'cluster']);
  });
});

describe('Sandbox.Wait', () => {
  test('lets time pass at once whatever the speed; playing afterwards is as before', async () => {
    const { wall, client, last, send } = onManualWall();
    expect(await send('Sandbox.Wait', { for: 3600 })).toMatchObject({ ok: true });
    expect(last().frame.now).toBe(seconds(3600));
    expect(last().status).toMatchObject({ playing: false, waiting: false });
    client.control({ type: 'play' });
    await wall.pass(100);
    expect(await send('Sandbox.Wait', { for: 3600 })).toMatchObject({ ok: true });
    await wall.pass(20);
    expect(last().status.playing).toBe(true);
    const { now } = last().frame;
    await wall.pass(1000);
    // From where the wait ended time runs at its own pace again.
    expect(last().frame.now - now).toBeGreaterThan(seconds(0.9));
    expect(last().frame.now - now).toBeLessThan(seconds(1.1));
  });

  test('until a condition: answers where it holds, or as the operation itself when time runs out', async () => {
    const { send, last } = onManualWall();
    await send('ECS.CreateCluster', { clusterName: 'demo' });
    await send('ECS.RegisterTaskDefinition', fargateTask());
    await send('ECS.CreateService', {
      cluster: 'demo',
      serviceName: 'web',
      taskDefinition: 'web',
      desiredCount: 2,
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
    });
    const reached = await send('Sandbox.Wait', { until: 'running:web=2', timeout: 300 });
    expect(reached).toMatchObject({ ok: true });
    const { now } = last().frame;
    expect(now).toBeGreaterThan(seconds(1));
    expect(now).toBeLessThan(seconds(300));
    const late = await send('Sandbox.Wait', { until: 'running:web=9', timeout: 60 });
    expect(late.ok).toBe(false);
    expect(last().frame.now).toBe(now + seconds(60));
    const wrong = await send('Sandbox.Wait', { until: 'nonsense', timeout: 60 });
    expect(wrong.ok).toBe(false);
    expect(last().frame.now).toBe(now + seconds(60));
  });

  test('commands and describes are answered while it goes on', async () => {
    // Work takes wall time, so that a wait needs many slices.
    const { wall, client } = onManualWall(new ManualWall(0.5));
    const order: string[] = [];
    void client.send('Sandbox.Wait', { for: 10_000_000 }).then(() => order.push('wait'));
    void client.send('ECS.CreateCluster', { clusterName: 'demo' }).then(() => order.push('made'));
    await wall.pass(100);
    expect(order).toEqual(['made']);
    let frames = 0;
    client.onFrame(() => frames++);
    await wall.pass(500);
    expect(frames).toBeGreaterThan(20);
    expect(order).toEqual(['made']);
  });

  test('in slices it is the same run as at once, and the answer is that of the whole', async () => {
    const { send, last } = onManualWall(new ManualWall(0.2));
    const direct = createSandbox({ seed: 1 });
    for (const [target, input] of WEB) {
      await send(target, input);
      direct.send(target, input);
    }
    const wait = { until: 'steady:web', timeout: 900 };
    expect(await send('Sandbox.Wait', wait)).toEqual(direct.send('Sandbox.Wait', wait));
    expect(await send('Sandbox.Wait', { for: 123.4 })).toEqual(
      direct.send('Sandbox.Wait', { for: 123.4 }),
    );
    const never = { until: 'running:web=9', timeout: 45 };
    expect(await send('Sandbox.Wait', never)).toEqual(direct.send('Sandbox.Wait', never));
    expect(last().frame.now).toBe(direct.engine.now);
    expect(last().status.fingerprint).toBe(direct.engine.fingerprint());
  });

  test('pausing holds it, playing lets it go on', async () => {
    const { wall, client, last } = onManualWall(new ManualWall(0.5));
    let answered = false;
    void client.send('Sandbox.Wait', { for: 1e7 }).then(() => (answered = true));
    await wall.pass(50);
    expect(last().status.waiting).toBe(true);
    client.control({ type: 'pause' });
    await wall.pass(50);
    const { now } = last().frame;
    expect(last().status).toMatchObject({ waiting: false, playing: false });
    await wall.pass(500);
    expect(last().frame.now).toBe(now);
    client.control({ type: 'play' });
    await wall.pass(50);
    expect(last().frame.now).toBeGreaterThan(now + seconds(3600));
    expect(answered).toBe(false);
  });

  test('calling it off ends it where it is, and time runs as before', async () => {
    const { wall, client, last, send } = onManualWall(new ManualWall(0.5));
    const ctrlC = new AbortController();
    client.control({ type: 'play' });
    const waiting = client.send('Sandbox.Wait', { for: 1e9 }, ctrlC.signal);
    const next = client.send('Sandbox.Wait', { for: 1 });
    await wall.pass(50);
    expect(last().status.waiting).toBe(true);
    ctrlC.abort();
    await wall.pass(50);
    expect(await waiting).toMatchObject({ ok: false, error: { __type: 'InterruptedException' } });
    expect(await next).toMatchObject({ ok: true, output: { waited: 1 } });
    const { now } = last().frame;
    expect(now).toBeLessThan(seconds(1e9));
    expect(last().status).toMatchObject({ waiting: false, playing: true });
    await wall.pass(1000);
    expect(last().frame.now - now).toBeLessThan(seconds(2));
    // What has been answered cannot be called off, nor what was called off before it was sent.
    expect(await send('Sandbox.DescribeClock')).toMatchObject({ ok: true });
    const late = client.send('Sandbox.Wait', { for: 1e9 }, ctrlC.signal);
    await wall.pass(50);
    expect(await late).toMatchObject({ ok: false });
  });

  test('another sandbox ends it with an answer', async () => {
    const { wall, client } = onManualWall(new ManualWall(0.5));
    const waiting = client.send('Sandbox.Wait', { for: 1e9 });
    const opened = client.open({ seed: 2, log: [], now: ZERO });
    await wall.pass(50);
    expect((await waiting).ok).toBe(false);
    expect(await opened).toMatchObject({ done: true });
  });
});

describe('restart', () => {
  test('same seed, what is declared now, time 0, playing as before', async () => {
    const { wall, client, last, send } = onManualWall();
    client.control({ type: 'speed', speed: 20 });
    client.control({ type: 'play' });
    await send('ECS.CreateCluster', { clusterName: 'one' });
    await wall.pass(500);
    await send('ECS.CreateCluster', { clusterName: 'two' });
    await send('ECS.DeleteCluster', { cluster: 'one' });
    const before = last().frame.now;
    client.control({ type: 'restart' });
    await wall.pass(40);
    expect(last().frame.now).toBeLessThan(before);
    expect(last().status).toMatchObject({ playing: true, speed: 20, seed: 1 });
    client.control({ type: 'pause' });
    await wall.pass(40);
    const reset = last();
    expect(reset.status.playing).toBe(false);
    const listed = await send('ECS.ListClusters');
    expect(JSON.stringify(listed)).toContain('cluster/two');
    expect(JSON.stringify(listed)).not.toContain('cluster/one');
  });

  test('its log begins with the account, so that it can be saved and opened like any run', async () => {
    const { wall, client, frames, send } = onManualWall();
    await send('Sandbox.SetSeed', { seed: 42 });
    await send('ECS.CreateCluster', { clusterName: 'one' });
    await send('Sandbox.Wait', { for: 5 });
    client.control({ type: 'restart' });
    await wall.pass(40);
    const { log, seed } = frames.findLast(({ status }) => status.log !== null)!.status;
    expect(log?.map(({ at, target }) => [at, target])).toEqual([
      [0, 'Sandbox.SetSeed'],
      [0, 'Sandbox.LoadAccount'],
    ]);
    expect(log?.[0]?.input).toEqual({ seed: 42 });
    const { fingerprint } = frames.at(-1)!.status;
    const opened = client.open({ seed, log: log!, now: ZERO });
    await wall.pass(50);
    expect((await opened).refused).toEqual([]);
    expect(frames.at(-1)?.status.fingerprint).toBe(fingerprint);
  });
});

test('a step goes to the next thing that shows, one second of figures where requests run', async () => {
  const { wall, client, last, send } = onManualWall();
  await send('ECS.CreateCluster', { clusterName: 'demo' });
  await send(
    'ECS.RegisterTaskDefinition',
    fargateTask({ family: 'job', containerDefinitions: [{ name: 'job', image: 'job:1' }] }),
  );
  await send('ECS.RunTask', {
    cluster: 'demo',
    taskDefinition: 'job',
    launchType: 'FARGATE',
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
  });
  const statuses = () =>
    [...last().frame.upserts].flatMap((v) => (v.kind === 'task' ? v.lastStatus : []));
  client.control({ type: 'step' });
  await wall.pass(50);
  expect(last().frame.now).toBeGreaterThan(0);
  expect(statuses()).toHaveLength(1);
  await send('ELBv2.CreateLoadBalancer', { Name: 'web-alb', Subnets: ['subnet-a', 'subnet-b'] });
  await send('Sandbox.PutTraffic', { name: 'c', loadBalancer: 'web-alb', rate: 10 });
  await send('Sandbox.Wait', { for: 3600 });
  const before = last().frame.now;
  client.control({ type: 'step' });
  await wall.pass(50);
  expect(last().frame.now - before).toBeGreaterThan(0);
  expect(last().frame.now - before).toBeLessThanOrEqual(seconds(1));
});

test('a broken simulator says so, answers whoever waits, and opening another run works', async () => {
  const { wall, client, frames, send } = onManualWall();
  const crashes: string[] = [];
  client.onCrash((message) => crashes.push(message));
  // No page sends such a thing; it stands for any fault of ours inside the simulator.
  void client.open(null as never);
  const waiting = client.send('ECS.ListClusters', {});
  await wall.pass(50);
  expect(crashes).toHaveLength(1);
  expect(await waiting).toMatchObject({ ok: false });
  expect(await send('ECS.ListClusters')).toMatchObject({ ok: false });
  const opened = client.open({ seed: 3, log: [], now: 5_000_000 as SimMicros });
  await wall.pass(50);
  expect(await opened).toMatchObject({ done: true });
  expect(frames.at(-1)).toMatchObject({ frame: { now: seconds(5) }, status: { seed: 3 } });
});
