import type { EventRows } from './event-rows';

/** Events beyond the window of the calendar: a 4-ary heap of row numbers. */
export class FarEvents {
  size = 0;
  private heap = new Int32Array(64);

  constructor(private readonly rows: EventRows) {}

  /** The first one; ask only where there is one. */
  get first(): number {
    return this.heap[0]!;
  }

  push(row: number): void {
    if (this.size === this.heap.length) {
      const { heap } = this;
      (this.heap = new Int32Array(heap.length + (heap.length >> 3) + 64)).set(heap);
    }
    const { heap, rows } = this;
    let i = this.size++;
    while (i > 0) {
      const parent = (i - 1) >> 2;
      if (!rows.isBefore(row, heap[parent]!)) break;
      heap[i] = heap[parent]!;
      i = parent;
    }
    heap[i] = row;
  }

  pop(): number {
    const { heap, rows } = this;
    const first = heap[0]!;
    const last = --this.size;
    const row = heap[last]!;
    let i = 0;
    for (;;) {
      const child = 4 * i + 1;
      if (child >= last) break;
      let best = child;
      const end = child + 4 < last ? child + 4 : last;
      for (let c = child + 1; c < end; c++) if (rows.isBefore(heap[c]!, heap[best]!)) best = c;
      if (!rows.isBefore(heap[best]!, row)) break;
      heap[i] = heap[best]!;
      i = best;
    }
    heap[i] = row;
    return first;
  }

  forEach(visit: (row: number) => void): void {
    for (let i = 0; i < this.size; i++) visit(this.heap[i]!);
  }

  clear(): void {
    this.size = 0;
  }
}
