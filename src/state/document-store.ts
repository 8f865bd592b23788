import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';
import { toWire } from '../formats/sandbox/save';
import type { SandboxDocument } from '../model/sandbox-document';
import type { StoredSandbox } from './commands';

/**
 * Sandboxes kept in this browser (IndexedDB): one entry per sandbox and an index of their names. An
 * entry and its line in the index are written in one transaction, so that neither is ever half
 * there. Every call rejects where the browser keeps nothing (private windows, blocked storage).
 */
export interface DocumentStore {
  /** Newest first. */
  list: () => Promise<StoredSandbox[]>;
  /** As stored, unchecked; undefined where there is none. */
  load: (id: string) => Promise<unknown>;
  save: (document: SandboxDocument, savedAt: number) => Promise<void>;
  remove: (id: string) => Promise<void>;
  lastOpen: () => Promise<string | undefined>;
  setLastOpen: (id: string) => Promise<void>;
}

const INDEX = 'index';
const LAST_OPEN = 'last-open';
const entryOf = (id: string) => `sandbox/${id}`;

export function createDocumentStore(name = 'ecs-sandbox'): DocumentStore {
  let store: UseStore | null = null;
  // Opened with the first call: a browser without storage must not keep the page from starting.
  const use: UseStore = (mode, callback) => {
    store ??= createStore(name, 'documents');
    return store(mode, callback);
  };
  const read = (key: string): Promise<unknown> =>
    use('readonly', (box) => promisifyRequest<unknown>(box.get(key)));

  /** Changes an entry and the index together. */
  const change = (
    edit: (box: IDBObjectStore) => void,
    reindex: (index: StoredSandbox[]) => StoredSandbox[],
  ): Promise<void> =>
    use('readwrite', (box) => {
      const asked = box.get(INDEX);
      asked.onsuccess = () => {
        edit(box);
        box.put(reindex(asIndex(asked.result)), INDEX);
      };
      return promisifyRequest(box.transaction);
    });

  return {
    list: async () => asIndex(await read(INDEX)).sort((a, b) => b.savedAt - a.savedAt),
    load: (id) => read(entryOf(id)),
    save: (document, savedAt) => {
      const { id, name: title } = document;
      return change(
        (box) => box.put(toWire(document), entryOf(id)),
        (index) => [...index.filter((one) => one.id !== id), { id, name: title, savedAt }],
      );
    },
    remove: (id) =>
      change(
        (box) => box.delete(entryOf(id)),
        (index) => index.filter((one) => one.id !== id),
      ),
    lastOpen: async () => {
      const id = await read(LAST_OPEN);
      return typeof id === 'string' ? id : undefined;
    },
    setLastOpen: (id) =>
      use('readwrite', (box) => {
        box.put(id, LAST_OPEN);
        return promisifyRequest(box.transaction);
      }),
  };
}

/**
 * What is stored comes from another day, perhaps from another version: take what can be
 * understood.
 */
function asIndex(value: unknown): StoredSandbox[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (one): one is StoredSandbox =>
      typeof one?.id === 'string' && typeof one.name === 'string' && Number.isFinite(one.savedAt),
  );
}
