/** Lines given before: brought back by the arrows, by how they begin, and by what is in them. */

/** Beyond so many the oldest go. */
const KEPT = 1000;

export class LineHistory {
  private readonly lines: string[] = [];
  /** Where the arrows have come to, and the line that was being typed when they began. */
  private walk: { at: number; typed: string } | null = null;

  /** Oldest first. */
  get all(): readonly string[] {
    return this.lines;
  }

  /** Remembers a line; blank ones and repetitions are not worth it. */
  add(line: string): void {
    this.walk = null;
    if (line.trim() === '' || this.lines.at(-1) === line) return;
    this.lines.push(line);
    if (this.lines.length > KEPT) this.lines.shift();
  }

  /** The line before (or after) that begins as the typed one did; undefined if there is none. */
  step(direction: 'older' | 'newer', typed: string): string | undefined {
    const walk = this.walk ?? { at: this.lines.length, typed };
    const by = direction === 'older' ? -1 : 1;
    for (let at = walk.at + by; at >= 0 && at <= this.lines.length; at += by) {
      const line = at === this.lines.length ? walk.typed : this.lines[at];
      if (line === undefined || !line.startsWith(walk.typed)) continue;
      this.walk = { at, typed: walk.typed };
      return line;
    }
    return undefined;
  }

  /** What is typed is a line of its own again. */
  stay(): void {
    this.walk = null;
  }

  /** The newest line with these words in it, older than the one at `before`. */
  find(words: string, before = this.lines.length): { line: string; at: number } | undefined {
    for (let at = before - 1; at >= 0; at -= 1) {
      const line = this.lines[at];
      if (line?.includes(words)) return { line, at };
    }
    return undefined;
  }
}
