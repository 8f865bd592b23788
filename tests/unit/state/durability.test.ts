/** What is kept when the browser dies over a write, has no room, or keeps something damaged. */
import fc from 'fast-check';
import { createStore, get, set } from 'idb-keyval';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { loadSandboxValue } from '../../../src/formats/sandbox/load';
import type { SandboxDocument } from '../../../src/model/sandbox-document';
import { createDocumentStore } from '../../../src/state/document-store';
import { DyingDatabase } from '../../support/dying-database';
import { openPage, type SandboxPage } from '../../support/sandbox-page';
import { storedDocument } from '../../support/stored-document';

let databases = 0;
const freshName = () => `durability-${++databases}`;

let dying: DyingDatabase | null = null;
const pages: SandboxPage[] = [];
const visit = async (database: string) => {
  const page = await openPage(database);
  pages.push(page);
  return page;
};
const leave = () => {
  dying?.restore();
  dying = null;
  for (const page of pages.splice(0)) page.close();
  vi.useRealTimers();
};
afterEach(leave);

const has = (page: SandboxPage, commands: number) =>
  page.until(({ mirror }) => mirror.getState().run.log?.length === commands);

/** Makes a cluster, which is the so manieth command; saved. */
async function makeCluster(page: SandboxPage, clusterName: string, commands: number) {
  await page.output('ECS.CreateCluster', { clusterName });
  await has(page, commands);
  await page.commands.saveAgain();
}

type Step = (store: ReturnType<typeof createDocumentStore>) => Promise<void>;

const old = (id: string) => storedDocument(id, { name: `Old ${id}` });
const changed = (id: string) =>
  storedDocument(id, { name: `New ${id}`, now: 99_000_000, notes: { more: 'than before' } });

/** All that a page does to what is kept. */
const STEPS: Record<string, Step> = {
  save: (store) => store.save(changed('a'), 2),
  'save at once': (store) => store.saveAtOnce(changed('b'), 3),
  'save anew': (store) => store.save(changed('c'), 4),
  'set last open': (store) => store.setLastOpen('b'),
  remove: (store) => store.remove('a'),
};

/** What is listed is there, whole, as it was before or after; what is there is listed. */
async function expectWhole(database: string): Promise<SandboxDocument[]> {
  const store = createDocumentStore(database);
  const listed = await store.list();
  const documents: SandboxDocument[] = [];
  for (const { id, name, savedAt } of listed) {
    const loaded = loadSandboxValue(await store.load(id));
    if (!loaded.ok) throw new Error(`${id}: ${loaded.path}: ${loaded.reason}`);
    expect([old(id), changed(id)]).toContainEqual(loaded.document);
    expect(name).toBe(loaded.document.name);
    expect(savedAt).toBeGreaterThan(0);
    documents.push(loaded.document);
  }
  const last = await store.lastOpen();
  expect(last === undefined || ['a', 'b'].includes(last)).toBe(true);
  return documents;
}

describe('killed between any two writes', () => {
  const steps = fc.shuffledSubarray(Object.keys(STEPS), { minLength: 1 });
  test('every sandbox is there as it was before or after, and none is half there', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 1, max: 14 }), async (names, failsAt) => {
        const database = freshName();
        const store = createDocumentStore(database);
        await store.save(old('a'), 1);
        await store.save(old('b'), 1);
        await store.setLastOpen('a');
        const before = new DyingDatabase(failsAt, 'death');
        try {
          for (const name of names) await STEPS[name]!(store).catch(() => {});
        } finally {
          before.restore();
        }
        const documents = await expectWhole(database);
        expect(documents.map(({ id }) => id)).toContain('b');
        const isKept = names.includes('remove') || documents.some(({ id }) => id === 'a');
        expect(isKept).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('the next visit has the sandbox as it was saved before or after, at every write', async () => {
    for (let failsAt = 1; ; failsAt++) {
      const database = freshName();
      const first = await visit(database);
      await makeCluster(first, 'one', 1);
      const states = [first.mirror.getState().run.log?.length];
      dying = new DyingDatabase(failsAt, 'death');
      await makeCluster(first, 'two', 2);
      await first.commands.duplicateSandbox().catch(() => {});
      const { reached } = dying;
      leave();
      const second = await visit(database);
      expect(second.view.getState().notice).toBeNull();
      states.push(2);
      expect(states).toContain(second.mirror.getState().run.log?.length);
      const names = (await second.commands.listSandboxes()).map(({ name }) => name);
      expect(['Untitled sandbox', 'Untitled sandbox copy']).toEqual(
        expect.arrayContaining([...new Set(names)]),
      );
      leave();
      if (!reached) {
        expect(failsAt).toBeGreaterThan(6);
        return;
      }
    }
  });
});

describe('no room left', () => {
  test('at any write: it says so with what to do, loses nothing, and is saved once there is room', async () => {
    for (const failsAt of [1, 2, 3]) {
      const database = freshName();
      const page = await visit(database);
      await makeCluster(page, 'one', 1);
      dying = new DyingDatabase(failsAt, 'quota');
      await page.output('ECS.CreateCluster', { clusterName: 'two' });
      await page.until(({ workspace }) => workspace.getState().save === 'failed');
      const { saveProblem, documentId } = page.workspace.getState();
      expect(saveProblem).toMatch(
        /no room left .* Free space .* delete sandboxes .* Save the sandbox to a file/,
      );
      const stored = loadSandboxValue(await page.store.load(documentId));
      expect(stored).toMatchObject({ ok: true, document: { log: [{}] } });
      dying.restore();
      await page.commands.saveAgain();
      expect(page.workspace.getState()).toMatchObject({ save: 'saved', saveProblem: null });
      const after = loadSandboxValue(await page.store.load(documentId));
      expect(after.ok && after.document.log).toHaveLength(2);
      leave();
    }
  });

  test('once there is room it is saved by itself, though nothing changes', async () => {
    // Real time goes on, and may be hurried.
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout'] });
    const page = await visit(freshName());
    dying = new DyingDatabase(1, 'quota');
    await page.output('ECS.CreateCluster', { clusterName: 'one' });
    await page.until(({ workspace }) => workspace.getState().save === 'failed');
    dying.restore();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(page.workspace.getState().save).toBe('failed');
    await vi.advanceTimersByTimeAsync(6_000);
    await page.until(({ workspace }) => workspace.getState().save === 'saved');
    const { saveProblem, documentId } = page.workspace.getState();
    expect(saveProblem).toBeNull();
    const stored = loadSandboxValue(await page.store.load(documentId));
    expect(stored).toMatchObject({ ok: true, document: { log: [{}] } });
  });

  test('another sandbox is not opened in its place before it is in a file', async () => {
    const page = await visit(freshName());
    await page.output('ECS.CreateCluster', { clusterName: 'one' });
    dying = new DyingDatabase(1, 'quota');
    await has(page, 1);
    await expect(page.commands.newSandbox()).rejects.toThrow(/would be lost.*to a file/);
    expect(page.mirror.getState().ids.cluster).toHaveLength(1);
    await page.commands.saveFile();
    await page.commands.newSandbox();
    expect(page.mirror.getState().ids.cluster).toHaveLength(0);
  });
});

describe('two pages on one sandbox', () => {
  test('the second to save keeps its work as a copy, and says so', async () => {
    const database = freshName();
    const one = await visit(database);
    await makeCluster(one, 'one', 1);
    const two = await visit(database);
    expect(two.workspace.getState().documentId).toBe(one.workspace.getState().documentId);
    await makeCluster(two, 'of-two', 2);
    await one.output('ECS.CreateCluster', { clusterName: 'of-one' });
    await one.until(({ view }) => view.getState().notice !== null);
    expect(one.view.getState().notice).toMatch(
      /^“Untitled sandbox” was saved from another tab meanwhile: what is here goes on as a copy, “Untitled sandbox \(2\)”/,
    );
    await one.until(({ workspace }) => workspace.getState().save === 'saved');
    const clusters = new Map<string, unknown[]>();
    for (const { id, name } of await one.commands.listSandboxes()) {
      const { log } = await one.commands.storedDocument(id);
      clusters.set(
        name,
        log.map(({ input }) => input.clusterName),
      );
    }
    expect(Object.fromEntries(clusters)).toEqual({
      'Untitled sandbox': ['one', 'of-two'],
      'Untitled sandbox (2)': ['one', 'of-one'],
    });
  });
});

describe('something damaged is kept', () => {
  const spoilt = async (spoil: (document: Record<string, unknown>) => unknown) => {
    const database = freshName();
    const first = await visit(database);
    await makeCluster(first, 'one', 1);
    await makeCluster(first, 'two', 2);
    first.commands.renameSandbox('Shop');
    await first.commands.saveAgain();
    const { documentId } = first.workspace.getState();
    leave();
    const box = createStore(database, 'documents');
    const entry = (await get(`sandbox/${documentId}`, box)) as Record<string, unknown>;
    const damaged = spoil(entry);
    await set(`sandbox/${documentId}`, damaged, box);
    const page = await visit(database);
    const stored = (): Promise<unknown> => get(`sandbox/${documentId}`, box);
    return { page, documentId, damaged, stored };
  };
  type Kept = Pick<SandboxDocument, 'id' | 'seed' | 'notes' | 'layout'>;
  type Log = { at: unknown; target: unknown }[];

  test.each([
    ['layout', (one: Record<string, unknown>) => ({ ...one, layout: 'gone' }), 2, 'were drawn'],
    ['workbench', (one: Record<string, unknown>) => ({ ...one, workbench: [] }), 2, 'bookmarks'],
    ['account', (one: Record<string, unknown>) => ({ ...one, account: null }), 2, 'declared'],
    [
      'log',
      (one: Record<string, unknown>) => ({
        ...one,
        log: (one.log as Log).map((command, at) => (at === 1 ? { ...command, at: -7 } : command)),
      }),
      1,
      'the last command of its run',
    ],
  ])('%s: what can be read is opened beside it', async (member, spoil, commands, lost) => {
    const { page, damaged, stored, documentId } = await spoilt(spoil);
    expect(page.workspace.getState()).toMatchObject({ name: 'Shop recovered' });
    expect(page.workspace.getState().documentId).not.toBe(documentId);
    expect(page.mirror.getState().run.log).toHaveLength(commands);
    const { notice } = page.view.getState();
    expect(notice).toMatch(
      /^“Shop”, which was open last, cannot be opened: a part of it cannot be/,
    );
    expect(notice).toContain(`(${member}`);
    expect(notice).toContain('A copy of what could be read is open as “Shop recovered”');
    expect(notice).toContain(lost);
    await makeCluster(page, 'three', commands + 1);
    expect(await stored()).toEqual(damaged);
    const { text, fileName } = await page.commands.storedFile(documentId);
    expect(JSON.parse(text)).toEqual(damaged);
    expect(fileName).toBe('shop.ecs-sandbox.json');
    expect(await page.commands.listSandboxes()).toHaveLength(2);
  });

  test.each([
    ['text cut in the middle', () => '{"format":"ecs-sandbox","version":2,"id":"a","na'],
    ['a list', () => [1, 2]],
    ['another thing', () => ({ format: 'a poem' })],
    ['a newer version', (one: Record<string, unknown>) => ({ ...one, version: 77 })],
  ])('%s: it is set aside, can be downloaded, and an empty one is open', async (_, spoil) => {
    const { page, documentId, damaged, stored } = await spoilt(spoil);
    expect(page.mirror.getState().entities.size).toBe(0);
    expect(page.view.getState().notice).toMatch(/cannot be opened: .* stays stored as it is/);
    await makeCluster(page, 'three', 1);
    expect(await stored()).toEqual(damaged);
    const { text } = await page.commands.storedFile(documentId);
    expect(JSON.parse(text)).toEqual(damaged);
  });

  test('is marked, and opened again it is the copy that opens, with what was made in it', async () => {
    const { page, documentId, stored, damaged } = await spoilt((one) => ({ ...one, layout: 'x' }));
    const { documentId: copy } = page.workspace.getState();
    await makeCluster(page, 'three', 3);
    await page.commands.newSandbox('Another');
    await page.commands.saveAgain();
    await page.commands.openSandbox(documentId);
    expect(page.workspace.getState()).toMatchObject({ documentId: copy, name: 'Shop recovered' });
    expect(page.mirror.getState().run.log).toHaveLength(3);
    const { notice, damaged: told } = page.view.getState();
    expect(told).toEqual({ id: documentId, notice });
    const marks = (await page.commands.listSandboxes()).map(({ name, damaged: mark }) => [
      name,
      mark,
    ]);
    expect(marks).toContainEqual(['Shop', { copy }]);
    expect(marks).toContainEqual(['Shop recovered', undefined]);
    expect(marks.filter(([name]) => /recovered/.test(String(name)))).toHaveLength(1);
    expect(await stored()).toEqual(damaged);
    // Without that copy another one is made.
    await page.commands.newSandbox('Yet another');
    await page.commands.deleteSandbox(copy);
    await page.commands.openSandbox(documentId);
    expect(page.workspace.getState().name).toBe('Shop recovered');
    expect(page.mirror.getState().run.log).toHaveLength(2);
  });

  test('nothing of it can be read: it is marked as such', async () => {
    const { page, documentId } = await spoilt(() => [1]);
    const marked = (await page.commands.listSandboxes()).find(({ id }) => id === documentId);
    expect(marked).toMatchObject({ name: 'Shop', damaged: { copy: null } });
    expect(page.view.getState().damaged?.id).toBe(documentId);
  });

  test('a run whose commands are refused this time goes on as a copy', async () => {
    const { page, damaged, stored } = await spoilt((one) => ({
      ...one,
      log: [...(one.log as Log), { at: 5, target: 'ECS.DeleteService', input: { service: 'x' } }],
    }));
    expect(page.view.getState().notice).toMatch(/1 of its commands was refused this time/);
    expect(page.workspace.getState().name).toBe('Shop (2)');
    await makeCluster(page, 'three', 3);
    expect(await stored()).toEqual(damaged);
  });

  test('what was kept by each version so far opens, and is kept as one of today', async () => {
    for (const version of [1, 2]) {
      const file = new URL(`../../fixtures/documents/v${version}.json`, import.meta.url);
      // Their logs name a service that nothing in them makes: what is declared stands for it.
      const kept = { ...(JSON.parse(readFileSync(file, 'utf8')) as Kept), log: [] };
      const database = freshName();
      const box = createStore(database, 'documents');
      await set(`sandbox/${kept.id}`, kept, box);
      await set('last-open', kept.id, box);
      const page = await visit(database);
      expect(page.view.getState().notice).toBeNull();
      expect(page.mirror.getState().ids.cluster).toHaveLength(1);
      page.commands.renameSandbox('Of today');
      await page.commands.saveAgain();
      const { seed, notes, layout } = kept;
      const now = { version: 2, name: 'Of today', seed, notes, layout };
      expect(await get(`sandbox/${kept.id}`, box)).toMatchObject(now);
    }
  });
});
