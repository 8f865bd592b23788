import 'fake-indexeddb/auto';
import { createStore, del, get, set } from 'idb-keyval';
import { describe, expect, test } from 'vitest';
import { loadSandboxValue } from '../../../src/formats/sandbox/load';
import { createDocumentStore, SavedElsewhere } from '../../../src/state/document-store';
import { storedDocument } from '../../support/stored-document';

let databases = 0;
const freshName = () => `test-${++databases}`;

describe('document store', () => {
  test('what was saved comes back whole, newest first in the list', async () => {
    const store = createDocumentStore(freshName());
    await store.save(storedDocument('a'), 100);
    await store.save(storedDocument('b'), 200);
    await store.save(storedDocument('a', { name: 'Renamed' }), 300);
    expect(await store.list()).toEqual([
      { id: 'a', name: 'Renamed', savedAt: 300 },
      { id: 'b', name: 'Sandbox b', savedAt: 200 },
    ]);
    const loaded = loadSandboxValue(await store.load('b'));
    expect(loaded).toEqual({ ok: true, document: storedDocument('b') });
  });

  test('deleting one leaves the others; what is not there is undefined', async () => {
    const store = createDocumentStore(freshName());
    await store.save(storedDocument('a'), 1);
    await store.save(storedDocument('b'), 2);
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
      (n % 2 ? one : two).save(storedDocument(`d${n}`), n),
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
    await store.save(storedDocument('a'), 1);
    expect(await store.list()).toHaveLength(1);
  });

  test('what cannot be stored rejects, and leaves the entry of before', async () => {
    const store = createDocumentStore(freshName());
    await store.save(storedDocument('a'), 1);
    const notes = { bad: () => 1 } as unknown as Record<string, unknown>;
    await expect(store.save(storedDocument('a', { notes }), 2)).rejects.toThrow();
    expect(await store.list()).toEqual([{ id: 'a', name: 'Sandbox a', savedAt: 1 }]);
    expect(loadSandboxValue(await store.load('a')).ok).toBe(true);
  });

  test('what another page has saved meanwhile is not written over, nor made again once deleted', async () => {
    const name = freshName();
    const [one, two] = [createDocumentStore(name), createDocumentStore(name)];
    await one.save(storedDocument('a'), 1);
    await two.open('a');
    await two.save(storedDocument('a', { name: 'Of two' }), 2);
    await expect(one.save(storedDocument('a', { name: 'Of one' }), 3)).rejects.toThrow(
      SavedElsewhere,
    );
    expect(await one.list()).toEqual([{ id: 'a', name: 'Of two', savedAt: 2 }]);
    await one.open('a');
    await one.save(storedDocument('a', { name: 'Of one' }), 4);
    await one.remove('a');
    await expect(two.save(storedDocument('a'), 5)).rejects.toMatchObject({ isGone: true });
    expect(await two.list()).toEqual([]);
  });

  test('a load to look at it gives no right to write over it', async () => {
    const name = freshName();
    const [one, two] = [createDocumentStore(name), createDocumentStore(name)];
    await one.save(storedDocument('a'), 1);
    await two.load('a');
    await expect(two.save(storedDocument('a'), 2)).rejects.toThrow(SavedElsewhere);
  });

  test('saves in a row need not wait for one another, the last one at once', async () => {
    const store = createDocumentStore(freshName());
    const names = ['one', 'two', 'three'];
    const saves = names.map((name, at) => store.save(storedDocument('a', { name }), at));
    saves.push(store.saveAtOnce(storedDocument('a', { name: 'four' }), 4));
    saves.push(store.save(storedDocument('a', { name: 'five' }), 5));
    await Promise.all(saves);
    expect(await store.list()).toEqual([{ id: 'a', name: 'five', savedAt: 5 }]);
  });
});

describe('stores of other days', () => {
  test('one whose lines have no stamp yet is gone on with, and gets them', async () => {
    const name = freshName();
    const box = createStore(name, 'documents');
    await set('index/a', { id: 'a', name: 'Old', savedAt: 1 }, box);
    await set('sandbox/a', storedDocument('a', { name: 'Old' }), box);
    const store = createDocumentStore(name);
    expect(await store.list()).toEqual([{ id: 'a', name: 'Old', savedAt: 1 }]);
    await store.open('a');
    await store.save(storedDocument('a', { name: 'New' }), 2);
    expect(await get('index/a', box)).toMatchObject({
      name: 'New',
      stamp: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    // A page of that version writes without one: that counts as another page's save.
    await set('index/a', { id: 'a', name: 'Old again', savedAt: 3 }, box);
    await expect(store.save(storedDocument('a'), 4)).rejects.toThrow(SavedElsewhere);
  });

  test('an entry without its line is listed by its own name, a line without an entry is not', async () => {
    const name = freshName();
    const store = createDocumentStore(name);
    await store.save(storedDocument('a'), 1);
    await store.save(storedDocument('b'), 2);
    const box = createStore(name, 'documents');
    await del('index/a', box);
    await del('sandbox/b', box);
    expect(await store.list()).toEqual([{ id: 'a', name: 'Sandbox a', savedAt: 0 }]);
    expect(loadSandboxValue(await store.open('a')).ok).toBe(true);
  });

  const openAt = (name: string, version: number, upgrade: (db: IDBDatabase) => void) =>
    new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, version);
      request.onupgradeneeded = () => upgrade(request.result);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('not opened'));
    });

  test('a database half made, and one that a newer version has raised, are used', async () => {
    const half = freshName();
    (await openAt(half, 1, () => {})).close();
    const store = createDocumentStore(half);
    await store.save(storedDocument('a'), 1);
    expect(await store.list()).toHaveLength(1);
    const newer = freshName();
    const raised = await openAt(newer, 9, (db) => db.createObjectStore('documents'));
    raised.close();
    const other = createDocumentStore(newer);
    await other.save(storedDocument('a'), 1);
    expect(await other.list()).toHaveLength(1);
  });

  test('a connection that another tab has closed is opened again', async () => {
    const name = freshName();
    const store = createDocumentStore(name);
    await store.save(storedDocument('a'), 1);
    // Raising the version closes every connection that lets itself be closed.
    (await openAt(name, 5, () => {})).close();
    await store.save(storedDocument('a', { name: 'Again' }), 2);
    expect(await store.list()).toEqual([{ id: 'a', name: 'Again', savedAt: 2 }]);
  });
});
