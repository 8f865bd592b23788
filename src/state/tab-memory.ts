/**
 * Which sandbox this tab has open: a reload opens that one, whatever another tab has opened since.
 * Where a browser has no room for it, the one opened last in any tab is.
 */
export class TabMemory {
  constructor(private readonly key: string) {}

  get(): string | undefined {
    try {
      return sessionStorage.getItem(this.key) ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** Answers the id. */
  set(id: string): string {
    try {
      sessionStorage.setItem(this.key, id);
    } catch {
      // Nothing is lost by it.
    }
    return id;
  }
}
