/** Sources whose next event is kept here: to look at more would take too long. */
const MOST = 8;

/**
 * Events of sources that have about one pending each, as a client has its next arrival: kept
 * beside the calendar, where they need no place.
 */
export class LoneEvents {
  /** By source; Infinity without one. */
  readonly at = new Float64Array(MOST).fill(Infinity);
  readonly order = new Float64Array(MOST);
  readonly kind = new Uint8Array(MOST);
  /** The source whose event comes first, -1 without any. */
  first = -1;
  private sources = 0;

  /** Whether this source's next event can be kept here now. */
  hasRoomFor(source: number): boolean {
    return source < MOST && this.at[source] === Infinity;
  }

  put(source: number, at: number, order: number, kind: number): void {
    this.at[source] = at;
    this.order[source] = order;
    this.kind[source] = kind;
    if (source >= this.sources) this.sources = source + 1;
    const { first } = this;
    if (first < 0 || this.isBefore(source, first)) this.first = source;
  }

  /** Takes the first one out. */
  take(): void {
    this.at[this.first] = Infinity;
    this.first = -1;
    for (let source = 0; source < this.sources; source++) {
      if (this.at[source] === Infinity) continue;
      if (this.first < 0 || this.isBefore(source, this.first)) this.first = source;
    }
  }

  private isBefore(one: number, other: number): boolean {
    const d = this.at[one]! - this.at[other]!;
    return d < 0 || (d === 0 && this.order[one]! < this.order[other]!);
  }

  get size(): number {
    let size = 0;
    this.forEach(() => size++);
    return size;
  }

  /** Each source that has one. */
  forEach(visit: (source: number) => void): void {
    for (let source = 0; source < MOST; source++) {
      if (this.at[source] !== Infinity) visit(source);
    }
  }

  clear(): void {
    this.at.fill(Infinity);
    this.first = -1;
  }
}
