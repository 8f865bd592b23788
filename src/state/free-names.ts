import type { StoredSandbox } from './commands';

/** Names for sandboxes that no stored one has yet, so that a list tells them apart. */
export class FreeNames {
  constructor(private readonly list: () => Promise<readonly StoredSandbox[]>) {}

  /** `Shop`, or `Shop 2` where that is taken. */
  of(wanted: string): Promise<string> {
    return this.firstFree(wanted, (n) => `${wanted} ${n}`);
  }

  /** `Shop`, or `Shop (2)` where that is taken. */
  ofCopy(wanted: string): Promise<string> {
    const bare = wanted.replace(/ \(\d+\)$/, '');
    return this.firstFree(wanted, (n) => `${bare} (${n})`);
  }

  private async firstFree(wanted: string, numbered: (n: number) => string): Promise<string> {
    const stored = await this.list();
    const taken = new Set(stored.map((one) => one.name));
    let name = wanted;
    for (let n = 2; taken.has(name); n++) name = numbered(n);
    return name;
  }
}
