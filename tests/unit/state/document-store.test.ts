import 'fake-indexeddb/auto';
import { createStore, set } from 'idb-keyval';
import { describe, expect, test } from 'vitest';
import { loadSandboxValue } from '../../../src/formats/sandbox/load';
import { EMPTY_WORKBENCH, type SandboxDocument } from '../../../src/model/sandbox-document';
import { createDocumentStore } from '../../../src/state/document-store';

let databases = 0;
const freshName = () => `test-${++databases}`;

const documentOf = (id: string, changes: Partial<SandboxDocument> = {}): SandboxDocument => ({
  format: 'ecs-sandbox',
  version: 2,
  id,
  name: `Sandbox ${id}`,
  seed: 7,
  account: { version: 1, operations: [] },
  log: [{ at: 5, target: 'ECS.CreateCluster', input: { clusterName: 'demo' } }],
  now: 12_345_678,
  layout: { a: { x: 1.5, y: 2, label: 'A' } },
  notes: { 'web.x': [1, null] },
  workbench: EMPTY_WORKBENCH,
  ...changes,
});

describe('document store', () => {
  test('what was saved comes back whole, newest first in the list', async () => {
    const store = createDocumentStore(freshName());
    await store.save(documentOf('a'), 100);
    await store.save(documentOf('b'), 200);
    await store.save(documentOf('a', { name: 'Renamed' }), 300);
    expect(await store.list()).toEqual([
      { id: 'a', name: 'Renamed', savedAt: 300 },
      { id: 'b', name: 'Sandbox b', savedAt: 200 },
    ]);
    const loaded = loadSandboxValue(await store.load('b'));
    expect(loaded).toEqual({ ok: true, document: documentOf('b') });
  });

  test('deleting one leaves the others; what is not there is undefined', async () => {
    const store = createDocumentStore(freshName());
    await store.save(documentOf('a'), 1);
    await store.save(documentOf('b'), 2);
    await store.remove('a');
    expect((await store.list()).map((one) => one.id)).toEqual(['b']);
    expect(await store.load('a')).toBeUndefined();
    expect(await store.lastOpen()).toBeUndefined();
    await store.setLastOpen('b');
    expect(await store.lastOpen()).toBe('b');
  });

  test('two pages saving at once lose no sandbox from the list', async () => {
    const name = freshName();
    const [one, two] = [createDocumentStore(name), createDocumentStore(name)];
    const saves = Array.from({ length: 10 }, (_, n) =>
      (n % 2 ? one : two).save(documentOf(`d${n}`), n),
    );
    await Promise.all(saves);
    expect(await one.list()).toHaveLength(10);
  });

  test('lines of the index that make no sense are no reason to fail', async () => {
    const name = freshName();
    const box = createStore(name, 'documents');
    for (const [n, line] of [{ id: 1 }, 'x', null].entries()) await set(`index/${n}`, line, box);
    const store = createDocumentStore(name);
    expect(await store.list()).toEqual([]);
    await store.save(documentOf('a'), 1);
    expect(await store.list()).toHaveLength(1);
  });

  test('what cannot be stored rejects, and leaves the entry of before', async () => {
    const store = createDocumentStore(freshName());
    await store.save(documentOf('a'), 1);
    const notes = { bad: () => 1 } as unknown as Record<string, unknown>;
    await expect(store.save(documentOf('a', { notes }), 2)).rejects.toThrow();
    expect(await store.list()).toEqual([{ id: 'a', name: 'Sandbox a', savedAt: 1 }]);
    expect(loadSandboxValue(await store.load('a')).ok).toBe(true);
  });
});
