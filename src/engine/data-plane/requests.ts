import type { Copier } from '../world/shared-copy';

/**
 * Where a request is. `ended`: answered for by the load balancer already (time-out, target gone),
 * while the task still works on it and so keeps its slot. `connecting`: a call of a task that has
 * reached no other as yet.
 */
export const STATUS = { free: 0, waiting: 1, inService: 2, ended: 3, connecting: 4 } as const;

/**
 * Requests in flight as rows of typed arrays with a free list. A row's generation goes up when
 * the row is freed, so that queue entries which still name it can be told to be stale. Health
 * checks that wait for a slot are rows too, with source -1.
 */
export class RequestTable {
  arrivedAt!: Float64Array;
  /** When service ends, or (processor sharing) the virtual work at which it does. */
  doneAt!: Float64Array;
  /** Service drawn at arrival, µs. */
  workUs!: Float64Array;
  source!: Int32Array;
  server!: Int32Array;
  slot!: Int32Array;
  cell!: Int32Array;
  /** Neighbours in the waiting line of a server, or (processor sharing) among those it works on. */
  next!: Int32Array;
  prev!: Int32Array;
  /** Which line of deadlines it stands in, -1 for none, and its neighbours there. */
  lane!: Int16Array;
  laneNext!: Int32Array;
  lanePrev!: Int32Array;
  generation!: Int32Array;
  status!: Uint8Array;
  /** 1 when the answer will be an error of the image's. */
  failing!: Uint8Array;
  /** 1 when its hops are drawn as dots; no part of the run. */
  drawn!: Uint8Array;
  /** By which the dots of a row that is drawn are known. */
  private numbers = new Map<number, number>();
  /** The row freed last, whose `next` is the one freed before; -1 ends the list. */
  private free = -1;
  private used = 0;
  capacity = 0;

  constructor() {
    this.resize(1024);
  }

  /**
   * A row with nothing in it of whoever had it before but for what is given. Who takes it notes
   * when.
   */
  take(source: number, slot: number, cell: number, server: number): number {
    let row = this.free;
    if (row >= 0) this.free = this.next[row]!;
    else {
      if (this.used === this.capacity) this.resize(Math.ceil(this.capacity * 1.25));
      row = this.used++;
    }
    // Column by column, as for every request: a loop over their names is ten times slower.
    this.doneAt[row] = 0;
    this.workUs[row] = 0;
    this.source[row] = source;
    this.server[row] = server;
    this.slot[row] = slot;
    this.cell[row] = cell;
    this.next[row] = -1;
    this.prev[row] = -1;
    this.lane[row] = -1;
    this.laneNext[row] = -1;
    this.lanePrev[row] = -1;
    this.failing[row] = 0;
    this.drawn[row] = 0;
    return row;
  }

  /** Its hops are dots, known by this number, which is above 0. */
  draw(row: number, number: number): void {
    this.drawn[row] = 1;
    this.numbers.set(row, number);
  }

  /** By which its dots are known; 0 for one that is not drawn. */
  numberOf(row: number): number {
    return this.numbers.get(row) ?? 0;
  }

  release(row: number): void {
    if (this.drawn[row] !== 0) this.numbers.delete(row);
    this.status[row] = STATUS.free;
    this.generation[row] = (this.generation[row]! + 1) | 0;
    this.next[row] = this.free;
    this.free = row;
  }

  /** Free rows, the one freed last first. */
  private freeRows(): Int32Array {
    const rows: number[] = [];
    for (let row = this.free; row >= 0; row = this.next[row]!) rows.push(row);
    return Int32Array.from(rows);
  }

  /** Every row in use, in row order. */
  forEach(visit: (row: number) => void): void {
    for (let row = 0; row < this.used; row++) if (this.status[row] !== STATUS.free) visit(row);
  }

  private resize(capacity: number): void {
    const f = (old?: Float64Array) => copyInto(new Float64Array(capacity), old);
    const i = (old?: Int32Array) => copyInto(new Int32Array(capacity), old);
    const b = (old?: Uint8Array) => copyInto(new Uint8Array(capacity), old);
    this.arrivedAt = f(this.arrivedAt);
    this.doneAt = f(this.doneAt);
    this.workUs = f(this.workUs);
    this.source = i(this.source);
    this.server = i(this.server);
    this.slot = i(this.slot);
    this.cell = i(this.cell);
    this.next = i(this.next);
    this.prev = i(this.prev);
    this.lane = copyInto(new Int16Array(capacity), this.lane);
    this.laneNext = i(this.laneNext);
    this.lanePrev = i(this.lanePrev);
    this.generation = i(this.generation);
    this.status = b(this.status);
    this.failing = b(this.failing);
    this.drawn = b(this.drawn);
    this.capacity = capacity;
  }

  /** Feeds every column of the rows in use, but how they are drawn. */
  fingerprint(write: (value: number) => void): void {
    write(this.used);
    for (const row of this.freeRows()) write(row);
    this.forEach((row) => {
      for (const name of OF_THE_RUN) write(this[name][row]!);
    });
  }

  /** Of free rows only that they are, and their generation. */
  snapshot(copier: Copier): RequestSnapshot {
    const rows: number[] = [];
    this.forEach((row) => rows.push(row));
    const free = this.freeRows();
    copier.bytes += rows.length * BYTES_IN_ALL + (this.used + free.length) * 4;
    return {
      rows: Int32Array.from(rows),
      columns: FILLED.map((name) => rowsOf(this[name], rows)),
      status: rowsOf(this.status, rows),
      generation: this.generation.slice(0, this.used),
      free,
      numbers: new Map(this.numbers),
    };
  }

  restore(saved: RequestSnapshot): void {
    const { rows, columns, status, generation, free, numbers } = saved;
    while (this.capacity < generation.length) this.resize(this.capacity * 2);
    FILLED.forEach((name, i) => putRows(this[name], rows, columns[i]!));
    putRows(this.status, rows, status);
    this.generation.fill(0);
    this.generation.set(generation);
    this.free = -1;
    for (let i = free.length - 1; i >= 0; i--) {
      this.next[free[i]!] = this.free;
      this.free = free[i]!;
    }
    this.numbers = new Map(numbers);
    this.used = generation.length;
  }
}

const COLUMNS = [
  'arrivedAt',
  'doneAt',
  'workUs',
  'source',
  'server',
  'slot',
  'cell',
  'next',
  'prev',
  'lane',
  'laneNext',
  'lanePrev',
  'generation',
  'status',
  'failing',
  'drawn',
] as const;

/** Those that say what a row in use is about. */
const FILLED = COLUMNS.filter((name) => name !== 'generation' && name !== 'status');

/** How it is drawn is no part of the run. */
const OF_THE_RUN = COLUMNS.filter((name) => name !== 'drawn');

/** Bytes of a row. */
const BYTES_IN_ALL = 65;

type Column = Float64Array | Int32Array | Int16Array | Uint8Array;

/** Rows in use, column by column; and of all rows ever used the generation. */
export interface RequestSnapshot {
  rows: Int32Array;
  columns: Column[];
  status: Column;
  generation: Int32Array;
  free: Int32Array;
  numbers: ReadonlyMap<number, number>;
}

function rowsOf(column: Column, rows: readonly number[]): Column {
  const kept = column.slice(0, rows.length);
  for (let i = 0; i < rows.length; i++) kept[i] = column[rows[i]!]!;
  return kept;
}

function putRows(column: Column, rows: Int32Array, kept: Column): void {
  column.fill(0);
  for (let i = 0; i < rows.length; i++) column[rows[i]!] = kept[i]!;
}

function copyInto<T extends Column>(to: T, old?: T): T {
  if (old) to.set(old);
  return to;
}
