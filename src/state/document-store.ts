import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';
import { toWire } from '../formats/sandbox/save';
import type { SandboxDocument } from '../model/sandbox-document';
import type { StoredSandbox } from './commands';

/**
 * Sandboxes kept in this browser (IndexedDB): an entry per sandbox, and a line of an index with it.
 * The two are written in one transaction, so that neither is ever half there. Every call rejects
 * where the browser keeps nothing (private windows, blocked storage).
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

const LAST_OPEN = 'last-open';
const entryOf = (id: string) => `sandbox/${id}`;
const INDEX = 'index/';
const lineOf = (id: string) => `${INDEX}${id}`;

export function createDocumentStore(name = 'ecs-sandbox'): DocumentStore {
  let store: UseStore | null = null;
  // Opened with the first call: a browser without storage must not keep the page from starting.
  const use: UseStore = (mode, callback) => {
    store ??= createStore(name, 'documents');
    return store(mode, callback);
  };
  const read = (key: string): Promise<unknown> =>
    use('readonly', (box) => promisifyRequest<unknown>(box.get(key)));

  /**
   * One transaction that only writes: nothing is waited for in between, so that it is on its way
   * even when the page goes in this very moment.
   */
  const write = (edit: (box: IDBObjectStore) => void): Promise<void> =>
    use('readwrite', (box) => {
      const { transaction } = box;
      const written = promisifyRequest(transaction);
      try {
        edit(box);
        transaction.commit();
      } catch (error) {
        // What cannot be stored takes the other half of the write back too.
        written.catch(() => {});
        transaction.abort();
        throw error;
      }
      return written;
    });

  return {
    list: async () => {
      const range = IDBKeyRange.bound(INDEX, `${INDEX}\uffff`);
      const lines = await use('readonly', (box) => promisifyRequest<unknown[]>(box.getAll(range)));
      return lines.filter(isLine).sort((a, b) => b.savedAt - a.savedAt);
    },
    load: (id) => read(entryOf(id)),
    save: (document, savedAt) => {
      const { id, name: title } = document;
      return write((box) => {
        box.put({ id, name: title, savedAt } satisfies StoredSandbox, lineOf(id));
        box.put(toWire(document), entryOf(id));
      });
    },
    remove: (id) =>
      write((box) => {
        box.delete(lineOf(id));
        box.delete(entryOf(id));
      }),
    lastOpen: async () => {
      const id = await read(LAST_OPEN);
      return typeof id === 'string' ? id : undefined;
    },
    setLastOpen: (id) => write((box) => box.put(id, LAST_OPEN)),
  };
}

/** What is stored comes from another day, perhaps from another version: take what can be read. */
function isLine(value: unknown): value is StoredSandbox {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name, savedAt } = value as Partial<StoredSandbox>;
  return typeof id === 'string' && typeof name === 'string' && Number.isFinite(savedAt);
}
