/** A browser whose database gives out: IndexedDB's own prototypes, wrapped. */
import 'fake-indexeddb/auto';

/** How a write fails, and whether anything is done after it. */
export type Ending =
  /** The process is killed there: what is not committed is not there, and nothing follows. */
  | 'death'
  /** The disk is full, as long as it lasts. */
  | 'quota';

/** Aborts as a browser does by itself: with a reason, and nothing of it is kept. */
interface Abortable extends IDBTransaction {
  _abort: (reason: string) => void;
}

/**
 * Lets a write fail, the first being 1: puts, deletions and commits count. Call `restore` before
 * the database is used again.
 */
export class DyingDatabase {
  /** Writes so far. */
  count = 0;
  /** The one that fails has been reached. */
  reached = false;
  private readonly originals = {
    put: IDBObjectStore.prototype.put,
    delete: IDBObjectStore.prototype.delete,
    commit: IDBTransaction.prototype.commit,
    transaction: IDBDatabase.prototype.transaction,
  };

  constructor(
    private readonly failsAt: number,
    private readonly ending: Ending,
  ) {
    const { originals } = this;
    const note = (transaction: IDBTransaction) => this.note(transaction);
    const isDead = () => this.reached && ending === 'death';
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args) {
      note(this.transaction);
      return originals.put.apply(this, args);
    };
    IDBObjectStore.prototype.delete = function (this: IDBObjectStore, ...args) {
      note(this.transaction);
      return originals.delete.apply(this, args);
    };
    IDBTransaction.prototype.commit = function (this: IDBTransaction) {
      note(this);
      originals.commit.apply(this);
    };
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args) {
      if (isDead()) throw new DOMException('The process is dead.', 'UnknownError');
      return originals.transaction.apply(this, args);
    };
  }

  restore(): void {
    const { put, commit, transaction } = this.originals;
    Object.assign(IDBObjectStore.prototype, { put, delete: this.originals.delete });
    Object.assign(IDBTransaction.prototype, { commit });
    Object.assign(IDBDatabase.prototype, { transaction });
  }

  private note(transaction: IDBTransaction): void {
    this.count += 1;
    const fails =
      this.ending === 'quota' ? this.count >= this.failsAt : this.count === this.failsAt;
    if (!fails) return;
    this.reached = true;
    const reason = this.ending === 'quota' ? 'QuotaExceededError' : 'AbortError';
    (transaction as Abortable)._abort(reason);
    throw new DOMException(this.ending, reason);
  }
}
