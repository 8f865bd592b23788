/** The simulator breaks down: what the page tells, and where the run goes on. */
import 'fake-indexeddb/auto';
import { createStore, get } from 'idb-keyval';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { runScript } from '../../../src/cli/run-script';
import { createSandbox } from '../../../src/api/create-sandbox';
import { Heartbeat } from '../../../src/bridge/heartbeat';
import { createInProcessTransport } from '../../../src/bridge/in-process-transport';
import { writeCrashScript } from '../../../src/formats/broken-run';
import { seconds } from '../../../src/model/sim-time';
import { createSandboxApp } from '../../../src/state/create-sandbox-app';
import { createDocumentStore } from '../../../src/state/document-store';
import { openPage, type SandboxPage } from '../../support/sandbox-page';
import { webUnderLoad } from '../../support/sandbox-door';

let databases = 0;
const pages: SandboxPage[] = [];
const visit = async (database = `recovery-${++databases}`) => {
  const page = await openPage(database);
  pages.push(page);
  return page;
};

const { set } = Map.prototype;
/** Tables of the engine are Maps: the next so many times they do not take such an entry. */
function breakTables(isPoison: (entry: Record<string, unknown>) => boolean, times = Infinity) {
  let left = times;
  Map.prototype.set = function (this: Map<unknown, unknown>, key, value: unknown) {
    const isEntry = typeof value === 'object' && value !== null;
    if (isEntry && left > 0 && isPoison(value as Record<string, unknown>)) {
      left -= 1;
      throw new Error('no memory left');
    }
    return set.call(this, key, value);
  };
}
const mend = () => {
  Map.prototype.set = set;
};
afterEach(() => {
  mend();
  for (const page of pages.splice(0)) page.close();
});

const cluster = (one: Record<string, unknown>) => one.name === 'poison' && !('kind' in one);
const isBack = (page: SandboxPage) =>
  page.until(({ view }) => typeof view.getState().crash?.back === 'number');
const has = (page: SandboxPage, commands: number) =>
  page.until(({ mirror }) => mirror.getState().run.log?.length === commands);

/** A web service under load that has run for a minute. */
async function underLoad(page: SandboxPage): Promise<void> {
  page.commands.control({ type: 'pause' });
  for (const [target, input] of webUnderLoad(5)) await page.output(target, input);
  await page.output('Sandbox.Wait', { for: 60 });
  await page.until(({ mirror }) => mirror.getState().now >= seconds(60));
}

describe('over a command', () => {
  test('the run is back where it was, told with a script, and saved as ever', async () => {
    const page = await visit();
    await underLoad(page);
    const { run, now } = page.mirror.getState();
    const { documentId } = page.workspace.getState();
    breakTables(cluster);
    const answer = await page.commands.send('ECS.CreateCluster', { clusterName: 'poison' });
    expect(answer).toMatchObject({ ok: false });
    await isBack(page);
    mend();
    const { crash } = page.view.getState();
    expect(crash).toMatchObject({ why: 'no memory left', at: now, back: now });
    await page.until(({ mirror }) => mirror.getState().run.fingerprint === run.fingerprint);
    expect(page.mirror.getState().run).toMatchObject({ playing: false, log: run.log });
    await page.output('ECS.CreateCluster', { clusterName: 'after' });
    await has(page, run.log!.length + 1);
    await page.commands.saveAgain();
    expect(page.workspace.getState()).toMatchObject({ documentId, save: 'saved' });
    const { name, text } = await writeCrashScript(crash!);
    expect(name).toBe('untitled-sandbox.crash.sh');
    expect(text.trimEnd().split('\n').at(-1)).toBe('aws ecs create-cluster --cluster-name poison');
    expect(text).toContain('no memory left');
  });

  test('the script breaks another simulator in the same way, at the same moment', async () => {
    const page = await visit();
    await underLoad(page);
    breakTables(cluster);
    await page.commands.send('ECS.CreateCluster', { clusterName: 'poison' });
    await isBack(page);
    const { crash } = page.view.getState();
    const { text } = await writeCrashScript(crash!);
    const sandbox = createSandbox({ seed: 99 });
    const host = { send: sandbox.send.bind(sandbox), readFile: () => undefined };
    const play = async () => {
      for await (const step of runScript(text, host)) if (!step.ok) throw new Error(step.text);
    };
    await expect(play()).rejects.toThrow('no memory left');
    expect(sandbox.engine.now).toBe(crash!.at);
  });
});

test('while time passes: the last moment that was come through, paused, at the same pace', async () => {
  const page = await visit();
  await underLoad(page);
  page.commands.control({ type: 'speed', speed: 20 });
  await page.until(({ mirror }) => mirror.getState().run.speed === 20);
  await page.output('ECS.UpdateService', { cluster: 'demo', service: 'web', desiredCount: 5 });
  breakTables((one) => 'taskDefinitionArn' in one && 'lastStatus' in one && !('kind' in one), 1);
  page.commands.control({ type: 'play' });
  await isBack(page);
  mend();
  const { crash } = page.view.getState();
  const { now, run } = page.mirror.getState();
  expect(crash!.at).toBeGreaterThanOrEqual(seconds(60));
  expect(now).toBeLessThanOrEqual(crash!.at!);
  expect(now).toBe(crash!.back);
  expect(now).toBeGreaterThanOrEqual(seconds(60));
  expect(run.playing).toBe(false);
  await page.until(({ mirror }) => mirror.getState().run.speed === 20);
  page.commands.control({ type: 'play' });
  await page.until(({ mirror }) => mirror.getState().ids.task.length >= 5);
});

test('over a sandbox that is being opened: as far as it goes, as a copy beside what is stored', async () => {
  const database = `recovery-${++databases}`;
  const first = await visit(database);
  for (const [at, clusterName] of ['one', 'poison', 'three'].entries()) {
    await first.output('ECS.CreateCluster', { clusterName });
    await has(first, at + 1);
  }
  await first.commands.saveAgain();
  const { documentId } = first.workspace.getState();
  first.close();
  const entry = () => get(`sandbox/${documentId}`, createStore(database, 'documents'));
  const before = await entry();
  breakTables(cluster);
  const second = await visit(database);
  await isBack(second);
  mend();
  await second.until(({ workspace }) => workspace.getState().documentId !== documentId);
  expect(second.mirror.getState().run.log).toMatchObject([{ input: { clusterName: 'one' } }]);
  await second.commands.saveAgain();
  expect(await entry()).toEqual(before);
  expect(await second.commands.listSandboxes()).toHaveLength(2);
});

test('a simulator that is not ours to replace: it says so, and a restart begins another run', async () => {
  const { renew: _, ...transport } = createInProcessTransport();
  const app = createSandboxApp({
    transport,
    store: createDocumentStore(`recovery-${++databases}`),
  });
  try {
    await app.start();
    const until = (holds: () => boolean) =>
      new Promise<void>((resolve) => {
        const stops = [app.view, app.mirror].map((store) => store.subscribe(() => look()));
        const look = () => {
          if (!holds()) return;
          for (const stop of stops) stop();
          resolve();
        };
        look();
      });
    breakTables(cluster);
    await app.commands.send('ECS.CreateCluster', { clusterName: 'poison' });
    await until(() => app.view.getState().crash?.back === 'none');
    expect(await app.commands.send('ECS.ListClusters', {})).toMatchObject({ ok: false });
    mend();
    const { epoch } = app.mirror.getState();
    app.commands.control({ type: 'restart' });
    await until(() => app.mirror.getState().epoch > epoch);
    expect(app.view.getState().crash).toBeNull();
    expect(await app.commands.send('ECS.ListClusters', {})).toMatchObject({ ok: true });
  } finally {
    app.close();
  }
});

describe('a simulator that is silent', () => {
  afterEach(() => void vi.useRealTimers());

  test('is told of from ten seconds on, and no more once it answers', () => {
    vi.useFakeTimers();
    const told: number[] = [];
    let asked = 0;
    const heart = new Heartbeat(
      () => asked++,
      (seconds) => told.push(seconds),
    );
    heart.start();
    for (let s = 0; s < 20; s++) {
      vi.advanceTimersByTime(1000);
      heart.beat();
    }
    expect(told).toEqual([]);
    expect(asked).toBe(20);
    vi.advanceTimersByTime(12_000);
    expect(told).toEqual([10, 11]);
    heart.beat();
    expect(told.at(-1)).toBe(0);
    heart.stop();
    vi.advanceTimersByTime(60_000);
    expect(told).toHaveLength(3);
  });
});
