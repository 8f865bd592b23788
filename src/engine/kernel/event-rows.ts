/** Sequence numbers stay below this, so that phase and sequence pack into one exact number. */
export const PHASE_STEP = 2 ** 48;

/** Pending events as rows of typed arrays with a free list, in no order. */
export class EventRows {
  at = new Float64Array(0);
  /** Phase and sequence number: the order among those of one moment. */
  order = new Float64Array(0);
  /** 0 for a free row. */
  kind = new Uint8Array(0);
  a = new Int32Array(0);
  b = new Int32Array(0);
  /** The next one of its day in the calendar, or the next free row. */
  next = new Int32Array(0);
  private free = -1;
  private used = 0;

  constructor(capacity: number) {
    this.resize(capacity);
  }

  take(at: number, order: number, kind: number, a: number, b: number): number {
    let row = this.free;
    if (row >= 0) this.free = this.next[row]!;
    else {
      row = this.used++;
      // By a quarter: room that is kept for more should not be as much again.
      if (row === this.at.length) this.resize(row + (row >> 2) + 8);
    }
    this.at[row] = at;
    this.order[row] = order;
    this.kind[row] = kind;
    this.a[row] = a;
    this.b[row] = b;
    return row;
  }

  release(row: number): void {
    this.kind[row] = 0;
    this.next[row] = this.free;
    this.free = row;
  }

  isBefore(one: number, other: number): boolean {
    const d = this.at[one]! - this.at[other]!;
    return d < 0 || (d === 0 && this.order[one]! < this.order[other]!);
  }

  /** The row with this sequence number, -1 without one. */
  find(seq: number): number {
    for (let row = 0; row < this.used; row++) {
      if (this.kind[row] !== 0 && this.order[row]! % PHASE_STEP === seq) return row;
    }
    return -1;
  }

  clear(): void {
    this.free = -1;
    this.used = 0;
  }

  private resize(capacity: number): void {
    const { at, order, kind, a, b, next } = this;
    (this.at = new Float64Array(capacity)).set(at);
    (this.order = new Float64Array(capacity)).set(order);
    (this.kind = new Uint8Array(capacity)).set(kind);
    (this.a = new Int32Array(capacity)).set(a);
    (this.b = new Int32Array(capacity)).set(b);
    (this.next = new Int32Array(capacity)).set(next);
  }
}
