/** Sequence numbers stay below this, so that phase and sequence pack into one exact number. */
const PHASE_STEP = 2 ** 48;

/**
 * The pending events: a 4-ary heap over typed arrays, ordered by (at, phase, seq). Times are
 * whole microseconds. Nothing is ever taken out but the first; whoever cancels ignores the
 * sequence number.
 */
export class EventQueue {
  size = 0;
  private at: Float64Array;
  private order: Float64Array;
  private kind: Uint8Array;
  private a: Int32Array;
  private b: Int32Array;
  private nextSeq = 1;

  // The event popped last.
  poppedAt = 0;
  poppedKind = 0;
  poppedA = 0;
  poppedB = 0;
  poppedSeq = 0;

  constructor(capacity = 1024) {
    this.at = new Float64Array(capacity);
    this.order = new Float64Array(capacity);
    this.kind = new Uint8Array(capacity);
    this.a = new Int32Array(capacity);
    this.b = new Int32Array(capacity);
  }

  /** Adds an event and answers its sequence number. */
  push(at: number, phase: number, kind: number, a: number, b: number): number {
    if (this.size === this.at.length) this.grow();
    const seq = this.nextSeq++;
    const order = phase * PHASE_STEP + seq;
    const ats = this.at;
    const orders = this.order;
    let i = this.size++;
    while (i > 0) {
      const parent = (i - 1) >> 2;
      const pAt = ats[parent]!;
      if (pAt < at || (pAt === at && orders[parent]! < order)) break;
      this.move(parent, i);
      i = parent;
    }
    ats[i] = at;
    orders[i] = order;
    this.kind[i] = kind;
    this.a[i] = a;
    this.b[i] = b;
    return seq;
  }

  /** When the next event falls due; Infinity when there is none. */
  peekAt(): number {
    return this.size === 0 ? Infinity : this.at[0]!;
  }

  /** Takes the first event out, into the `popped…` fields. False when there is none. */
  pop(): boolean {
    if (this.size === 0) return false;
    const ats = this.at;
    const orders = this.order;
    this.poppedAt = ats[0]!;
    this.poppedSeq = orders[0]! % PHASE_STEP;
    this.poppedKind = this.kind[0]!;
    this.poppedA = this.a[0]!;
    this.poppedB = this.b[0]!;
    const last = --this.size;
    if (last === 0) return true;
    const at = ats[last]!;
    const order = orders[last]!;
    let i = 0;
    for (;;) {
      const first = 4 * i + 1;
      if (first >= last) break;
      let best = first;
      const end = first + 4 < last ? first + 4 : last;
      for (let c = first + 1; c < end; c++) {
        const d = ats[c]! - ats[best]!;
        if (d < 0 || (d === 0 && orders[c]! < orders[best]!)) best = c;
      }
      const bAt = ats[best]!;
      if (at < bAt || (at === bAt && order < orders[best]!)) break;
      this.move(best, i);
      i = best;
    }
    this.move(last, i);
    return true;
  }

  /** When a pending event falls due; Infinity when there is none of that number. */
  atOf(seq: number): number {
    for (let i = 0; i < this.size; i++) {
      if (this.order[i]! % PHASE_STEP === seq) return this.at[i]!;
    }
    return Infinity;
  }

  private move(from: number, to: number): void {
    this.at[to] = this.at[from]!;
    this.order[to] = this.order[from]!;
    this.kind[to] = this.kind[from]!;
    this.a[to] = this.a[from]!;
    this.b[to] = this.b[from]!;
  }

  private grow(): void {
    const size = this.at.length * 2;
    const wider = <T extends Float64Array | Int32Array | Uint8Array>(old: T, next: T): T => {
      next.set(old);
      return next;
    };
    this.at = wider(this.at, new Float64Array(size));
    this.order = wider(this.order, new Float64Array(size));
    this.kind = wider(this.kind, new Uint8Array(size));
    this.a = wider(this.a, new Int32Array(size));
    this.b = wider(this.b, new Int32Array(size));
  }

  /** A copy of what is pending, for a checkpoint. */
  snapshot(): QueueSnapshot {
    const n = this.size;
    return {
      at: this.at.slice(0, n),
      order: this.order.slice(0, n),
      kind: this.kind.slice(0, n),
      a: this.a.slice(0, n),
      b: this.b.slice(0, n),
      nextSeq: this.nextSeq,
    };
  }

  restore(saved: QueueSnapshot): void {
    const n = saved.at.length;
    while (this.at.length < n) this.grow();
    this.at.set(saved.at);
    this.order.set(saved.order);
    this.kind.set(saved.kind);
    this.a.set(saved.a);
    this.b.set(saved.b);
    this.size = n;
    this.nextSeq = saved.nextSeq;
  }
}

/** The pending events as plain arrays, in heap order (which equal histories make equal). */
export interface QueueSnapshot {
  at: Float64Array;
  order: Float64Array;
  kind: Uint8Array;
  a: Int32Array;
  b: Int32Array;
  nextSeq: number;
}
