import type { Copier } from '../world/shared-copy';

/**
 * Where a request is. `ended`: answered for by the load balancer already (time-out, target gone),
 * while the task still works on it and so keeps its slot. `connecting`: a call of a task that has
 * reached no other as yet.
 */
export const STATUS = { free: 0, waiting: 1, inService: 2, ended: 3, connecting: 4 } as const;

/** Whole numbers of a row, three doubles among them. */
const WIDTH = 16;
const DOUBLES = WIDTH / 2;

/** Where in a row things are: doubles by their place in `doubles` from half the row on. */
export const ROW = {
  ARRIVED_AT: 0,
  /** When service ends, or (processor sharing) the virtual work at which it does. */
  DONE_AT: 1,
  /** Service drawn at arrival, µs. */
  WORK_US: 2,
  SOURCE: 6,
  SERVER: 7,
  SLOT: 8,
  CELL: 9,
  /** Neighbours in the waiting line of a server, or (processor sharing) among those it works on. */
  NEXT: 10,
  PREV: 11,
  /** Neighbours in the line of deadlines that it stands in. */
  LANE_NEXT: 12,
  LANE_PREV: 13,
  /** The number of that line, -1 for none; and status, failing and drawn in the lowest bits. */
  STATE: 14,
  GENERATION: 15,
} as const;

const { DONE_AT, WORK_US, SOURCE, SERVER, SLOT, CELL, NEXT, PREV } = ROW;
const { LANE_NEXT, LANE_PREV, STATE, GENERATION } = ROW;

const STATUS_BITS = 7;
/** The answer will be an error of the image's. */
const FAILING = 8;
/** Its hops are drawn as dots; no part of the run. */
const DRAWN = 16;
const LANE_SHIFT = 5;
const BELOW_LANE = 31;
/** Free, in no lane, neither failing nor drawn. */
const NEW_STATE = -1 << LANE_SHIFT;

/**
 * Requests in flight as rows of one memory with a free list: what a step touches of a request
 * stands side by side. A row is known by the place of its first whole number. Its generation goes
 * up when it is freed, so that queue entries which still name it can be told to be stale. Health
 * checks that wait for a slot are rows too, with source -1.
 */
export class RequestTable {
  doubles = new Float64Array(0);
  /** The same memory. */
  ints = new Int32Array(0);
  /** By which the dots of a row that is drawn are known. */
  private numbers = new Map<number, number>();
  /** The row freed last, whose `next` is the one freed before; -1 ends the list. */
  private free = -1;
  /** All rows below have been in use. */
  private used = 0;

  constructor() {
    this.resize(256);
  }

  /**
   * A row with nothing in it of whoever had it before but for what is given. Who takes it notes
   * when.
   */
  take(source: number, slot: number, cell: number, server: number): number {
    let row = this.free;
    if (row >= 0) this.free = this.ints[row + NEXT]!;
    else {
      row = this.used;
      if (row === this.ints.length) this.grow();
      this.used += WIDTH;
    }
    const { ints, doubles } = this;
    doubles[(row >> 1) + DONE_AT] = 0;
    doubles[(row >> 1) + WORK_US] = 0;
    ints[row + SOURCE] = source;
    ints[row + SERVER] = server;
    ints[row + SLOT] = slot;
    ints[row + CELL] = cell;
    ints[row + NEXT] = -1;
    ints[row + PREV] = -1;
    ints[row + LANE_NEXT] = -1;
    ints[row + LANE_PREV] = -1;
    ints[row + STATE] = NEW_STATE;
    return row;
  }

  statusOf(row: number): number {
    return this.ints[row + STATE]! & STATUS_BITS;
  }

  setStatus(row: number, status: number): void {
    const { ints } = this;
    ints[row + STATE] = (ints[row + STATE]! & ~STATUS_BITS) | status;
  }

  isFailing(row: number): boolean {
    return (this.ints[row + STATE]! & FAILING) !== 0;
  }

  setFailing(row: number, isFailing: boolean): void {
    const { ints } = this;
    ints[row + STATE] = (ints[row + STATE]! & ~FAILING) | (isFailing ? FAILING : 0);
  }

  isDrawn(row: number): boolean {
    return (this.ints[row + STATE]! & DRAWN) !== 0;
  }

  /** Which line of deadlines it stands in, -1 for none. */
  laneOf(row: number): number {
    return this.ints[row + STATE]! >> LANE_SHIFT;
  }

  setLane(row: number, lane: number): void {
    const { ints } = this;
    ints[row + STATE] = (ints[row + STATE]! & BELOW_LANE) | (lane << LANE_SHIFT);
  }

  /** Its hops are dots, known by this number, which is above 0. */
  draw(row: number, number: number): void {
    this.ints[row + STATE]! |= DRAWN;
    this.numbers.set(row, number);
  }

  /** By which its dots are known; 0 for one that is not drawn. */
  numberOf(row: number): number {
    return this.numbers.get(row) ?? 0;
  }

  release(row: number): void {
    const { ints } = this;
    if ((ints[row + STATE]! & DRAWN) !== 0) this.numbers.delete(row);
    ints[row + STATE] = NEW_STATE;
    ints[row + GENERATION] = (ints[row + GENERATION]! + 1) | 0;
    ints[row + NEXT] = this.free;
    this.free = row;
  }

  /** Free rows, the one freed last first. */
  private freeRows(): Int32Array {
    const rows: number[] = [];
    for (let row = this.free; row >= 0; row = this.ints[row + NEXT]!) rows.push(row);
    return Int32Array.from(rows);
  }

  /** Every row in use, in row order. */
  forEach(visit: (row: number) => void): void {
    for (let row = 0; row < this.used; row += WIDTH) {
      if (this.statusOf(row) !== STATUS.free) visit(row);
    }
  }

  /** Many grow by an eighth: room that is kept for more should not be half as much again. */
  private grow(): void {
    const rows = this.ints.length / WIDTH;
    this.resize(rows + (rows < 4096 ? rows : rows >> 3));
  }

  private resize(rows: number): void {
    const old = this.ints;
    this.doubles = new Float64Array(rows * DOUBLES);
    this.ints = new Int32Array(this.doubles.buffer);
    this.ints.set(old);
  }

  /** Feeds all of the rows in use, but how they are drawn. */
  fingerprint(write: (value: number) => void): void {
    const { ints, doubles } = this;
    write(this.used);
    for (const row of this.freeRows()) write(row);
    this.forEach((row) => {
      for (let i = 0; i < SOURCE / 2; i++) write(doubles[(row >> 1) + i]!);
      for (let i: number = SOURCE; i < WIDTH; i++) {
        write(i === STATE ? ints[row + i]! & ~DRAWN : ints[row + i]!);
      }
    });
  }

  /** Of free rows only that they are, and their generation. */
  snapshot(copier: Copier): RequestSnapshot {
    const list: number[] = [];
    this.forEach((row) => list.push(row));
    const rows = Int32Array.from(list);
    const memory = new Int32Array(rows.length * WIDTH);
    rows.forEach((row, i) => memory.set(this.ints.subarray(row, row + WIDTH), i * WIDTH));
    const generation = new Int32Array(this.used / WIDTH);
    for (let i = 0; i < generation.length; i++) {
      generation[i] = this.ints[i * WIDTH + GENERATION]!;
    }
    const free = this.freeRows();
    copier.bytes += (memory.length + generation.length + free.length) * 4;
    return { rows, memory, generation, free, numbers: new Map(this.numbers) };
  }

  restore(saved: RequestSnapshot): void {
    const { rows, memory, generation, free, numbers } = saved;
    while (this.ints.length < generation.length * WIDTH) this.grow();
    const { ints } = this;
    ints.fill(0);
    rows.forEach((row, i) => ints.set(memory.subarray(i * WIDTH, (i + 1) * WIDTH), row));
    generation.forEach((value, i) => (ints[i * WIDTH + GENERATION] = value));
    this.free = -1;
    for (let i = free.length - 1; i >= 0; i--) {
      ints[free[i]! + NEXT] = this.free;
      this.free = free[i]!;
    }
    this.numbers = new Map(numbers);
    this.used = generation.length * WIDTH;
  }
}

/** Rows in use, and what they hold; and of all rows ever used the generation. */
export interface RequestSnapshot {
  rows: Int32Array;
  memory: Int32Array;
  generation: Int32Array;
  free: Int32Array;
  numbers: ReadonlyMap<number, number>;
}
