/** Sequence numbers stay below this, so that phase and sequence pack into one exact number. */
export const PHASE_STEP = 2 ** 48;

/** Doubles of a row: two, and room for four whole numbers. */
const WIDTH = 4;
/** Where in `ints` a row's whole numbers are, beside twice the row. */
export const EVENT_ROW = {
  A: 4,
  B: 5,
  /** 0 for a free row. */
  KIND: 6,
  /** The next one of its day in the calendar, or the next free row. */
  NEXT: 7,
} as const;

const { A, B, KIND, NEXT } = EVENT_ROW;

/**
 * Pending events as rows with a free list, in no order. A row is known by the place of its first
 * double: the moment; then comes its order among those of that moment, phase and sequence number.
 * All of a row stands side by side, as every step touches all of it.
 */
export class EventRows {
  doubles = new Float64Array(0);
  /** The same memory. */
  ints = new Int32Array(0);
  private free = -1;
  private used = 0;

  constructor(capacity: number) {
    this.resize(capacity * WIDTH);
  }

  take(at: number, order: number, kind: number, a: number, b: number): number {
    let row = this.free;
    if (row >= 0) this.free = this.ints[2 * row + NEXT]!;
    else {
      row = this.used;
      this.used += WIDTH;
      if (row === this.doubles.length) this.grow(row / WIDTH);
    }
    const { doubles, ints } = this;
    doubles[row] = at;
    doubles[row + 1] = order;
    const i = 2 * row;
    ints[i + A] = a;
    ints[i + B] = b;
    ints[i + KIND] = kind;
    return row;
  }

  release(row: number): void {
    const { ints } = this;
    const i = 2 * row;
    ints[i + KIND] = 0;
    ints[i + NEXT] = this.free;
    this.free = row;
  }

  isBefore(one: number, other: number): boolean {
    const { doubles } = this;
    const d = doubles[one]! - doubles[other]!;
    return d < 0 || (d === 0 && doubles[one + 1]! < doubles[other + 1]!);
  }

  /** The row with this sequence number, -1 without one. */
  find(seq: number): number {
    for (let row = 0; row < this.used; row += WIDTH) {
      if (this.ints[2 * row + KIND] === 0) continue;
      if (this.doubles[row + 1]! % PHASE_STEP === seq) return row;
    }
    return -1;
  }

  clear(): void {
    this.free = -1;
    this.used = 0;
  }

  /** Many by an eighth: room that is kept for more should not be as much again. */
  private grow(rows: number): void {
    this.resize((rows + (rows >> (rows < 4096 ? 1 : 3)) + 8) * WIDTH);
  }

  private resize(length: number): void {
    const doubles = new Float64Array(length);
    doubles.set(this.doubles);
    this.doubles = doubles;
    this.ints = new Int32Array(doubles.buffer);
  }
}
