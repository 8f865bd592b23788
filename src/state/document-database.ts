import { promisifyRequest } from 'idb-keyval';

const BOX = 'documents';

/** Runs one transaction over the box of documents. Rejects where the browser keeps nothing. */
export type UseBox = <T>(
  mode: IDBTransactionMode,
  work: (box: IDBObjectStore) => Promise<T>,
) => Promise<T>;

/**
 * The database that sandboxes are kept in, opened with the first call: a browser without storage
 * must not keep the page from starting. What fails is opened anew by the next call.
 */
export function documentDatabase(name: string): UseBox {
  let opened: Promise<IDBDatabase> | null = null;
  const forget = () => {
    opened = null;
  };
  const open = (): Promise<IDBDatabase> => {
    opened ??= openWhole(name).then((database) => {
      // Another tab repairs or deletes it, or the browser has closed it by itself.
      database.onversionchange = () => {
        database.close();
        forget();
      };
      database.onclose = forget;
      return database;
    });
    opened.catch(forget);
    return opened;
  };
  const boxOf = async (mode: IDBTransactionMode): Promise<IDBObjectStore> => {
    try {
      return (await open()).transaction(BOX, mode).objectStore(BOX);
    } catch (error) {
      // A connection may be closed without a word of it: a second one tells.
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
      forget();
      return (await open()).transaction(BOX, mode).objectStore(BOX);
    }
  };
  return (mode, work) => boxOf(mode).then(work);
}

/** Whatever version it has: a newer page may have raised it, and the box is where it was. */
async function openWhole(name: string): Promise<IDBDatabase> {
  const database = await openAt(name);
  if (database.objectStoreNames.contains(BOX)) return database;
  // Half made, by a browser that was killed over it or by somebody's tools: made whole.
  const { version } = database;
  database.close();
  return openAt(name, version + 1);
}

function openAt(name: string, version?: number): Promise<IDBDatabase> {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => {
    const { result } = request;
    if (!result.objectStoreNames.contains(BOX)) result.createObjectStore(BOX);
  };
  return promisifyRequest(request);
}
