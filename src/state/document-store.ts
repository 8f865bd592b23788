import { promisifyRequest } from 'idb-keyval';
import { toWire } from '../formats/sandbox/save';
import type { SandboxDocument } from '../model/sandbox-document';
import type { StoredSandbox } from './commands';
import { documentDatabase } from './document-database';
import { newId } from './new-id';
import { TabMemory } from './tab-memory';

/**
 * Sandboxes kept in this browser (IndexedDB): an entry per sandbox, and a line of an index with it.
 * The two are written in one transaction, so that neither is ever half there. Every call rejects
 * where the browser keeps nothing (private windows, blocked storage).
 */
export interface DocumentStore {
  /** Newest first. A sandbox whose line is lost is listed too, with 0 for the time of its save. */
  list: () => Promise<StoredSandbox[]>;
  /** As stored, unchecked; undefined where there is none. */
  load: (id: string) => Promise<unknown>;
  /** The same, to go on with it here: `save` then writes over what was read, and nothing else. */
  open: (id: string) => Promise<unknown>;
  /** Rejects with `SavedElsewhere` where another page has written or deleted it meanwhile. */
  save: (document: SandboxDocument, savedAt: number) => Promise<void>;
  /** Without a look at what is stored: for a page that is about to go and owns the sandbox. */
  saveAtOnce: (document: SandboxDocument, savedAt: number) => Promise<void>;
  remove: (id: string) => Promise<void>;
  /** Marks in the list what could not be read, until it is saved again; its entry stays as is. */
  noteDamaged: (id: string, copy: string | null) => Promise<void>;
  /** In this tab; where it has had none, in any. */
  lastOpen: () => Promise<string | undefined>;
  setLastOpen: (id: string) => Promise<void>;
}

/** What is stored is not what this page read or wrote last. */
export class SavedElsewhere extends Error {
  constructor(
    /** There is nothing stored any more. */
    readonly isGone: boolean,
  ) {
    super(isGone ? 'was deleted in another tab' : 'was saved from another tab meanwhile');
  }
}

/** A line of the index. `stamp` is another one with every save; lines of earlier days have none. */
interface Line extends StoredSandbox {
  stamp?: string;
}

const LAST_OPEN = 'last-open';
const ENTRY = 'sandbox/';
const entryOf = (id: string) => `${ENTRY}${id}`;
const INDEX = 'index/';
const lineOf = (id: string) => `${INDEX}${id}`;
const keysWith = (prefix: string) => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

export function createDocumentStore(name = 'ecs-sandbox'): DocumentStore {
  const use = documentDatabase(name);
  const tab = new TabMemory(`${name}-open`);
  /** Stamps of what this page read to go on with, or wrote, by the sandbox's id. */
  const known = new Map<string, string | null>();
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

  const save = async (document: SandboxDocument, savedAt: number): Promise<void> => {
    const stamp = newId();
    await use('readwrite', (box) =>
      writtenIf(
        box,
        lineOf(document.id),
        // Looked up only then: a save before this one may still be under way.
        (line) => stampOf(line) === (known.get(document.id) ?? null),
        () => putBoth(box, document, { savedAt, stamp }),
      ),
    );
    known.set(document.id, stamp);
  };

  return {
    list: () => use('readonly', listIn),
    load: (id) => read(entryOf(id)),
    open: async (id) => {
      const { entry, stamp } = await use('readonly', (box) => openIn(box, id));
      if (entry !== undefined) known.set(id, stamp);
      return entry;
    },
    save,
    saveAtOnce: async (document, savedAt) => {
      const stamp = newId();
      await write((box) => putBoth(box, document, { savedAt, stamp }));
      known.set(document.id, stamp);
    },
    remove: (id) =>
      write((box) => {
        box.delete(lineOf(id));
        box.delete(entryOf(id));
        known.delete(id);
      }),
    noteDamaged: (id, copy) => use('readwrite', (box) => markIn(box, id, copy)),
    lastOpen: async () => {
      const id = tab.get() ?? (await read(LAST_OPEN));
      return typeof id === 'string' ? id : undefined;
    },
    setLastOpen: (id) => write((box) => box.put(tab.set(id), LAST_OPEN)),
  };
}

function putBoth(
  box: IDBObjectStore,
  document: SandboxDocument,
  { savedAt, stamp }: Pick<Line, 'savedAt' | 'stamp'>,
): void {
  const { id, name } = document;
  box.put({ id, name, savedAt, ...(stamp && { stamp }) } satisfies Line, lineOf(id));
  box.put(toWire(document), entryOf(id));
}

/** Null without a line; one that cannot be read, or is older than stamps, has an empty one. */
function stampOf(line: unknown): string | null {
  if (line === undefined) return null;
  const { stamp } = (line ?? {}) as Partial<Line>;
  return typeof stamp === 'string' ? stamp : '';
}

/** One transaction: looks at a line, and writes if it is as it should be. */
function writtenIf(
  box: IDBObjectStore,
  key: string,
  isAsItShould: (line: unknown) => boolean,
  put: () => void,
): Promise<void> {
  const { transaction } = box;
  let problem: unknown = null;
  const looked = box.get(key);
  looked.onsuccess = () => {
    try {
      if (!isAsItShould(looked.result)) throw new SavedElsewhere(looked.result === undefined);
      put();
      transaction.commit();
    } catch (error) {
      problem = error;
      transaction.abort();
    }
  };
  return promisifyRequest(transaction).catch((error: unknown) => {
    throw problem ?? error;
  });
}

async function openIn(box: IDBObjectStore, id: string) {
  const [entry, line] = await Promise.all([
    promisifyRequest<unknown>(box.get(entryOf(id))),
    promisifyRequest<unknown>(box.get(lineOf(id))),
  ]);
  return { entry, stamp: stampOf(line) };
}

async function markIn(box: IDBObjectStore, id: string, copy: string | null): Promise<void> {
  const line = await promisifyRequest<unknown>(box.get(lineOf(id)));
  const kept = isLine(line)
    ? line
    : { id, name: nameIn(await promisifyRequest<unknown>(box.get(entryOf(id)))), savedAt: 0 };
  await promisifyRequest(box.put({ ...kept, damaged: { copy } } satisfies Line, lineOf(id)));
}

async function listIn(box: IDBObjectStore): Promise<StoredSandbox[]> {
  const [lines, entries] = await Promise.all([
    promisifyRequest<unknown[]>(box.getAll(keysWith(INDEX))),
    promisifyRequest<IDBValidKey[]>(box.getAllKeys(keysWith(ENTRY))),
  ]);
  const kept = new Set(entries.map((key) => String(key).slice(ENTRY.length)));
  const listed = lines.filter(isLine).filter(({ id }) => kept.delete(id));
  const unlisted = await Promise.all(
    [...kept].map(async (id) => ({
      id,
      name: nameIn(await promisifyRequest<unknown>(box.get(entryOf(id)))),
      savedAt: 0,
    })),
  );
  return [...listed.map(withoutStamp), ...unlisted].sort((a, b) => b.savedAt - a.savedAt);
}

function withoutStamp({ id, name, savedAt, damaged }: Line): StoredSandbox {
  return { id, name, savedAt, ...(damaged && { damaged }) };
}

/** What is stored comes from another day, perhaps from another version: take what can be read. */
function isLine(value: unknown): value is Line {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name, savedAt } = value as Partial<Line>;
  return typeof id === 'string' && typeof name === 'string' && Number.isFinite(savedAt);
}

function nameIn(entry: unknown): string {
  const { name } = (entry ?? {}) as { name?: unknown };
  return typeof name === 'string' && name !== '' ? name : 'A sandbox without a name';
}
