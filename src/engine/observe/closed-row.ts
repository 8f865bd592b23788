import { clearCell, openCell, readCell, type CellFigures, type OpenCell } from './cell-figures';
import { addPacked, countPacked, type PackedCells } from './packed-cells';

/** Targets of one group at the end of a span. */
export interface HostCount {
  targetGroupArn: string;
  healthy: number;
  unhealthy: number;
  /** Of the healthy ones: found anomalous, and given less for it. */
  anomalous: number;
  mitigated: number;
}

/** Utilisation of tasks over a span, added up, cells ascending; percent. */
export interface TaskUses {
  readonly cells: Int32Array;
  readonly cpu: Float64Array;
  readonly memory: Float64Array;
  readonly samples: Int32Array;
}

/** What had been counted over a span, and what stood at its end. */
export interface RowContent {
  readonly from: number;
  readonly to: number;
  readonly requests: PackedCells;
  readonly uses: TaskUses;
  /** Requests in flight at its end: cell, count, cell, count …; those with none are left out. */
  readonly flying: Float64Array;
  readonly hosts: readonly HostCount[];
  readonly gauges: ReadonlyMap<string, number>;
}

/**
 * A span that is over, which never changes. An hour of a hundred tasks has hundreds of thousands of
 * figures, most of them zeros: they are kept as rows of numbers, and unpacked when asked for. What
 * is the same as in the row before, as with tasks at rest, is kept once.
 */
export class ClosedRow {
  readonly from: number;
  readonly to: number;
  readonly hosts: readonly HostCount[];
  readonly gauges: ReadonlyMap<string, number>;
  readonly requests: PackedCells;
  readonly uses: TaskUses;
  /** About how much memory it takes beside the row before. */
  readonly byteLength: number;
  readonly flying: Float64Array;

  constructor(
    { from, to, hosts, gauges, requests, uses, flying }: RowContent,
    before: ClosedRow | undefined,
    private readonly unpacked: UnpackedRows,
  ) {
    this.from = from;
    this.to = to;
    this.hosts = hosts;
    this.gauges = gauges;
    let bytes = 400;
    const kept = <T extends Int32Array | Float64Array>(column: T, old: T | undefined): T => {
      if (old !== undefined && (column === old || isSame(column, old))) return old;
      bytes += column.byteLength;
      return column;
    };
    const old = before?.requests;
    this.requests = {
      cells: kept(requests.cells, old?.cells),
      starts: kept(requests.starts, old?.starts),
      numbers: kept(requests.numbers, old?.numbers),
    };
    this.uses = {
      cells: kept(uses.cells, before?.uses.cells),
      cpu: kept(uses.cpu, before?.uses.cpu),
      memory: kept(uses.memory, before?.uses.memory),
      samples: kept(uses.samples, before?.uses.samples),
    };
    this.flying = kept(flying, before?.flying);
    this.byteLength = bytes;
    // Checkpoints share it.
    Object.freeze(this);
  }

  /** How many cells have figures in it. */
  get size(): number {
    return this.requests.cells.length + this.uses.cells.length;
  }

  get cells(): ReadonlyMap<number, CellFigures> {
    return this.unpacked.of(this);
  }

  get inFlight(): Map<number, number> {
    const counts = new Map<number, number>();
    for (let i = 0; i < this.flying.length; i += 2)
      counts.set(this.flying[i]!, this.flying[i + 1]!);
    return counts;
  }

  /** Figures of one cell; undefined when it has none in this span. */
  figuresOf(cell: number): CellFigures | undefined {
    const request = placeIn(this.requests.cells, cell);
    const use = placeIn(this.uses.cells, cell);
    return request < 0 && use < 0 ? undefined : this.read(request, use);
  }

  /** The same without utilisation; undefined when no request of it ended. */
  requestsOf(cell: number): CellFigures | undefined {
    const request = placeIn(this.requests.cells, cell);
    return request < 0 ? undefined : this.read(request, -1);
  }

  /** All of it anew, cells ascending. */
  unpack(): Map<number, CellFigures> {
    const figures = new Map<number, CellFigures>();
    const { cells } = this.requests;
    const users = this.uses.cells;
    for (let r = 0, u = 0; r < cells.length || u < users.length;) {
      const [request, user] = [cells[r] ?? Infinity, users[u] ?? Infinity];
      const cell = Math.min(request, user);
      figures.set(cell, this.read(request === cell ? r : -1, user === cell ? u : -1));
      if (request === cell) r++;
      if (user === cell) u++;
    }
    return figures;
  }

  /** By place in `requests` and `uses`, -1 where it is not there. */
  private read(request: number, use: number): CellFigures {
    if (request >= 0) this.addRequests(scratch, request);
    const figures = readCell(scratch);
    clearCell(scratch);
    if (use < 0) return figures;
    const { cpu, memory, samples } = this.uses;
    figures.cpuSum = cpu[use]!;
    figures.memorySum = memory[use]!;
    figures.samples = samples[use]!;
    return figures;
  }

  /** How many requests of each cell ended, and how many of them so; cells ascending. */
  endings(bad: readonly number[]): {
    cells: Int32Array;
    ended: Float64Array;
    failed: Float64Array;
  } {
    const { cells, starts, numbers } = this.requests;
    const [ended, failed] = [new Float64Array(cells.length), new Float64Array(cells.length)];
    for (let i = 0; i < cells.length; i++) {
      ended[i] = countPacked(numbers, starts[i]!);
      failed[i] = countPacked(numbers, starts[i]!, bad);
    }
    return { cells, ended, failed };
  }

  /** Adds the requests of the cell at a place of `requests` up. */
  addRequests(to: OpenCell, place: number): void {
    addPacked(to, this.requests.numbers, this.requests.starts[place]!);
  }
}

const scratch = openCell();

function isSame(one: Int32Array | Float64Array, other: Int32Array | Float64Array): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

/** Where a number is among ascending ones; -1 where it is not. */
function placeIn(list: Int32Array, wanted: number): number {
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = list[middle]!;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Rows that were asked for lately, unpacked: so many figures of them at most. */
export class UnpackedRows {
  private readonly rows = new Map<ClosedRow, ReadonlyMap<number, CellFigures>>();
  private figures = 0;

  constructor(private readonly most: number) {}

  of(row: ClosedRow): ReadonlyMap<number, CellFigures> {
    const known = this.rows.get(row);
    if (known) return known;
    const cells = row.unpack();
    this.rows.set(row, cells);
    this.figures += row.size;
    for (const old of this.rows.keys()) {
      if (this.figures <= this.most) break;
      this.rows.delete(old);
      this.figures -= old.size;
    }
    return cells;
  }
}
