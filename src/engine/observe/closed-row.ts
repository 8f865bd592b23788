import { EMPTY_HISTOGRAM, type SparseHistogram } from './latency-histogram';
import { ENDINGS, type CellFigures } from './cell-figures';

/** Targets of one group at the end of a span. */
export interface HostCount {
  targetGroupArn: string;
  healthy: number;
  unhealthy: number;
  /** Of the healthy ones: found anomalous, and given less for it. */
  anomalous: number;
  mitigated: number;
}

/** What of a figure is more than its endings, in the order of the mask's bits and of `unpack`. */
const SUMS = [
  'refused',
  'targetSum',
  'targetMax',
  'otherSum',
  'otherMax',
  'cpuSum',
  'memorySum',
  'samples',
] as const;

/** A bucket and its count make one number, two lengths another. */
const BUCKET_STEP = 2 ** 32;
const LENGTH_STEP = 4096;

/** What had been counted over a span, and what stood at its end. */
export interface RowContent {
  readonly from: number;
  readonly to: number;
  /** Ascending by cell, or in the order in which spans were merged. */
  readonly cells: ReadonlyMap<number, CellFigures>;
  /** Requests in flight at its end, by cell; those with none are left out. */
  readonly inFlight: ReadonlyMap<number, number>;
  readonly hosts: readonly HostCount[];
  readonly gauges: ReadonlyMap<string, number>;
}

/**
 * A span that is over, which never changes. An hour of a hundred tasks has hundreds of thousands of
 * figures, most of them zeros: they are kept as one row of numbers, and unpacked when asked for.
 */
export class ClosedRow {
  readonly from: number;
  readonly to: number;
  readonly hosts: readonly HostCount[];
  readonly gauges: ReadonlyMap<string, number>;
  private readonly ids: Int32Array;
  private readonly starts: Int32Array;
  private readonly numbers: Float64Array;
  private readonly flying: Float64Array;

  constructor(
    content: RowContent,
    private readonly unpacked: UnpackedRows,
  ) {
    this.from = content.from;
    this.to = content.to;
    this.hosts = content.hosts;
    this.gauges = content.gauges;
    this.ids = Int32Array.from(content.cells.keys());
    this.starts = new Int32Array(this.ids.length);
    const numbers: number[] = [];
    let index = 0;
    for (const figures of content.cells.values()) {
      this.starts[index++] = numbers.length;
      pack(figures, numbers);
    }
    this.numbers = Float64Array.from(numbers);
    this.flying = Float64Array.from([...content.inFlight].flat());
    unpacked.keep(this, content.cells);
    // Checkpoints share it.
    Object.freeze(this);
  }

  /** How many cells have figures in it. */
  get size(): number {
    return this.ids.length;
  }

  get byteLength(): number {
    return this.ids.byteLength * 2 + this.numbers.byteLength + this.flying.byteLength + 400;
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
    const known = this.unpacked.ifThere(this);
    if (known) return known.get(cell);
    const index = this.ids.indexOf(cell);
    return index < 0 ? undefined : unpack(this.numbers, this.starts[index]!);
  }

  /** All of it anew. */
  unpack(): Map<number, CellFigures> {
    const cells = new Map<number, CellFigures>();
    this.ids.forEach((cell, i) => cells.set(cell, unpack(this.numbers, this.starts[i]!)));
    return cells;
  }
}

/** Rows that were closed or asked for lately, unpacked. */
export class UnpackedRows {
  private readonly rows = new Map<ClosedRow, ReadonlyMap<number, CellFigures>>();

  constructor(private readonly most: number) {}

  keep(row: ClosedRow, cells: ReadonlyMap<number, CellFigures>): void {
    this.rows.set(row, cells);
    if (this.rows.size > this.most) this.rows.delete(this.rows.keys().next().value!);
  }

  ifThere(row: ClosedRow): ReadonlyMap<number, CellFigures> | undefined {
    return this.rows.get(row);
  }

  of(row: ClosedRow): ReadonlyMap<number, CellFigures> {
    const known = this.rows.get(row);
    if (known) return known;
    const cells = row.unpack();
    this.keep(row, cells);
    return cells;
  }
}

/** A mask of what is not zero, that, and the buckets of both histograms. */
function pack(figures: CellFigures, into: number[]): void {
  const place = into.length;
  into.push(0);
  let mask = 0;
  for (let i = 0; i < ENDINGS; i++) {
    if (figures.endings[i] === 0) continue;
    mask |= 1 << i;
    into.push(figures.endings[i]!);
  }
  for (let i = 0; i < SUMS.length; i++) {
    const value = figures[SUMS[i]!];
    if (value === 0) continue;
    mask |= 1 << (ENDINGS + i);
    into.push(value);
  }
  into[place] = mask;
  into.push(figures.target.bucket.length * LENGTH_STEP + figures.other.bucket.length);
  packHistogram(figures.target, into);
  packHistogram(figures.other, into);
}

function packHistogram({ bucket, count }: SparseHistogram, into: number[]): void {
  for (let i = 0; i < bucket.length; i++) into.push(bucket[i]! * BUCKET_STEP + count[i]!);
}

function unpack(numbers: Float64Array, start: number): CellFigures {
  let at = start;
  const mask = numbers[at++]!;
  const taken = (bit: number) => ((mask >> bit) & 1 ? numbers[at++]! : 0);
  const endings: number[] = [];
  for (let i = 0; i < ENDINGS; i++) endings.push(taken(i));
  const sums: number[] = [];
  for (let i = 0; i < SUMS.length; i++) sums.push(taken(ENDINGS + i));
  const lengths = numbers[at++]!;
  const length = Math.floor(lengths / LENGTH_STEP);
  return {
    endings,
    refused: sums[0]!,
    targetSum: sums[1]!,
    targetMax: sums[2]!,
    otherSum: sums[3]!,
    otherMax: sums[4]!,
    target: unpackHistogram(numbers, at, length),
    other: unpackHistogram(numbers, at + length, lengths % LENGTH_STEP),
    cpuSum: sums[5]!,
    memorySum: sums[6]!,
    samples: sums[7]!,
  };
}

function unpackHistogram(numbers: Float64Array, at: number, length: number): SparseHistogram {
  if (length === 0) return EMPTY_HISTOGRAM;
  const bucket = new Uint16Array(length);
  const count = new Uint32Array(length);
  for (let i = 0; i < length; i++) {
    const both = numbers[at + i]!;
    bucket[i] = Math.floor(both / BUCKET_STEP);
    count[i] = both % BUCKET_STEP;
  }
  return { bucket, count };
}
