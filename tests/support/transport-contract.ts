import { describe, expect, test } from 'vitest';
import { createClient, type SandboxClient, type Transport } from '../../src/bridge/client';
import type { RunStatus } from '../../src/bridge/protocol';
import type { LoggedCommand } from '../../src/model/logged-command';
import { seconds, ZERO } from '../../src/model/sim-time';
import type { EntityView, Frame } from '../../src/model/view';
import { webUnderLoad } from './sandbox-door';

/** What a client has been told, and ways to wait for more. */
class Watched {
  readonly frames: Frame[] = [];
  readonly entities = new Map<string, EntityView>();
  status: RunStatus | null = null;
  log: LoggedCommand[] = [];
  private waiting: (() => void)[] = [];

  constructor(readonly client: SandboxClient) {
    client.onFrame((frame, status) => {
      if (frame.reset) this.entities.clear();
      for (const view of frame.upserts) this.entities.set(view.id, view);
      for (const id of frame.removals) this.entities.delete(id);
      this.frames.push(frame);
      this.status = status;
      this.log = status.log ?? this.log;
      for (const look of this.waiting.splice(0)) look();
    });
  }

  get now(): number {
    return this.frames.at(-1)?.now ?? -1;
  }

  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  async output<T>(target: string, input: Record<string, unknown> = {}): Promise<T> {
    const result = await this.client.send(target, input);
    if (!result.ok) throw new Error(`${target}: ${result.error.__type}: ${result.error.message}`);
    return result.output as T;
  }
}

const wait = (s: number): [string, Record<string, unknown>] => ['Sandbox.Wait', { for: s }];

/**
 * The promises of a transport, whichever thread the simulator is in. Tests run on the real clock.
 */
export function describeTransport(name: string, create: () => Transport): void {
  const using = async (run: (watched: Watched) => Promise<void>) => {
    const client = createClient(create());
    try {
      await run(new Watched(client));
    } finally {
      client.close();
    }
  };

  describe(`transport contract: ${name}`, () => {
    testAnswers(using);
    testTime(using);
    testOpening(using);
  });
}

type Using = (run: (watched: Watched) => Promise<void>) => Promise<void>;

function testAnswers(using: Using): void {
  test('the first frame replaces everything, and a new run stands at 0', () =>
    using(async (watched) => {
      await watched.until(() => watched.frames.length > 0);
      expect(watched.frames[0]).toMatchObject({ now: 0, reset: true, upserts: [] });
      expect(watched.status).toMatchObject({ playing: false, waiting: false, log: [] });
    }));

  test('answers carry AWS’s output or error; what was made comes in a frame', () =>
    using(async (watched) => {
      const made = await watched.output<{ cluster: { clusterArn: string } }>('ECS.CreateCluster', {
        clusterName: 'demo',
      });
      await watched.until(() => watched.entities.has(made.cluster.clusterArn));
      const refused = await watched.client.send('ECS.DeleteCluster', { cluster: 'nope' });
      expect(refused).toMatchObject({
        ok: false,
        error: { __type: 'ClusterNotFoundException' },
      });
    }));

  test('changes are logged with their simulated moment, describes are not', () =>
    using(async (watched) => {
      await watched.output('ECS.CreateCluster', { clusterName: 'one' });
      await watched.output(...wait(12.5));
      await watched.output('ECS.ListClusters');
      await watched.output('ECS.CreateCluster', { clusterName: 'two' });
      await watched.until(() => watched.log.length === 2);
      expect(watched.log).toEqual([
        { at: 0, target: 'ECS.CreateCluster', input: { clusterName: 'one' } },
        { at: seconds(12.5), target: 'ECS.CreateCluster', input: { clusterName: 'two' } },
      ]);
    }));
}

function testTime(using: Using): void {
  test('playing moves time, pausing stops it and gives the fingerprint', () =>
    using(async (watched) => {
      await watched.until(() => watched.status !== null);
      const first = watched.status?.fingerprint;
      expect(first).toMatch(/^[0-9a-f]{16}$/);
      watched.client.control({ type: 'speed', speed: 100 });
      watched.client.control({ type: 'play' });
      await watched.until(() => watched.now > seconds(5));
      expect(watched.status).toMatchObject({ playing: true, speed: 100, fingerprint: null });
      watched.client.control({ type: 'pause' });
      await watched.until(() => watched.status?.playing === false);
      expect(watched.status?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
      const stopped = watched.now;
      await new Promise((resolve) => setTimeout(resolve, 50));
      await watched.output('ECS.CreateCluster', { clusterName: 'demo' });
      await watched.until(() => watched.entities.size > 0);
      expect(watched.now).toBe(stopped);
    }));

  test('stepping by seconds goes exactly so far and pauses', () =>
    using(async (watched) => {
      watched.client.control({ type: 'play' });
      watched.client.control({ type: 'step', seconds: 1 });
      await watched.until(() => watched.status?.playing === false && watched.now > 0);
      const before = watched.now;
      watched.client.control({ type: 'step', seconds: 1 });
      await watched.until(() => watched.now > before);
      expect(watched.now).toBe(before + seconds(1));
    }));
}

function testOpening(using: Using): void {
  test('opening replays a log to the moment it was left at, paused, with the same fingerprint', () =>
    using(async (watched) => {
      await buildWeb(watched);
      await watched.output(...wait(90));
      await watched.output('ECS.UpdateService', {
        cluster: 'demo',
        service: 'web',
        desiredCount: 4,
      });
      await watched.output(...wait(33.3));
      await watched.until(() => watched.now === seconds(123.3) && !watched.status?.waiting);
      const { fingerprint } = watched.status!;
      const { log, now } = watched;
      const clock = await watched.output<{ fingerprint: string }>('Sandbox.DescribeClock');
      expect(clock.fingerprint).toBe(fingerprint);

      const progress: number[] = [];
      watched.client.onOpened((opening) => progress.push(opening.progress));
      await watched.client.open({ seed: 1, log: [], now: ZERO });
      await watched.until(() => watched.now === 0);
      expect(watched.entities.size).toBe(0);
      const opened = await watched.client.open({ seed: 1, log, now: now as typeof ZERO });
      expect(opened).toEqual({ progress: 1, done: true, refused: [] });
      await watched.until(() => watched.now === now);
      expect(watched.status).toMatchObject({ playing: false, fingerprint, log });
      expect(progress.at(-1)).toBe(1);
    }));

  test('commands of a log that are refused this time are named', () =>
    using(async (watched) => {
      const log = [{ at: ZERO, target: 'ECS.DeleteCluster', input: { cluster: 'nope' } }];
      const opened = await watched.client.open({ seed: 1, log, now: seconds(1) });
      expect(opened.refused.join()).toMatch(/^ECS\.DeleteCluster: /);
    }));
}

async function buildWeb(watched: Watched): Promise<void> {
  for (const [target, input] of webUnderLoad(50)) await watched.output(target, input);
}
