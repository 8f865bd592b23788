import type { Salvaged } from '../formats/sandbox/salvage';
import type { DocumentStore } from './document-store';

/**
 * Which stored sandboxes could not be read, and where what could be read of each is stored: opened
 * again, that copy opens, and not another one is made.
 */
export class DamagedSandboxes {
  constructor(private readonly store: () => DocumentStore) {}

  /** Marks it. A mark that cannot be stored costs only another copy. */
  async note(id: string, copy: string | null): Promise<void> {
    await this.store()
      .noteDamaged(id, copy)
      .catch(() => {});
  }

  /** Id of the copy that has what could be read of it; null where none is stored. */
  async copyOf(id: string): Promise<string | null> {
    const stored = await this.store().list();
    const copy = stored.find((one) => one.id === id)?.damaged?.copy;
    return stored.some((one) => one.id === copy) ? (copy ?? null) : null;
  }

  /** What can be read of a stored one; its code comes only then. */
  async salvage(stored: unknown): Promise<Salvaged | null> {
    const { salvageSandbox } = await import('../formats/sandbox/salvage');
    return salvageSandbox(stored);
  }
}
