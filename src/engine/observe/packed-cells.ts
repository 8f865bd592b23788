import { ENDINGS, type OpenCell } from './cell-figures';
import { addToBucket, sortUsed, type OpenHistogram } from './latency-histogram';

/** Requests by cell, ascending, as one row of numbers; `starts` says where each cell's begin. */
export interface PackedCells {
  readonly cells: Int32Array;
  readonly starts: Int32Array;
  readonly numbers: Float64Array;
}

/** A bucket and its count make one number, two lengths another. */
const BUCKET_STEP = 2 ** 32;
const LENGTH_STEP = 4096;
/** Bits of the mask after those of the endings. */
const REFUSED = ENDINGS;
const TARGET = ENDINGS + 1;
const OTHER = ENDINGS + 2;
/** A cell takes no more than this beside its buckets. */
const MOST_NUMBERS = ENDINGS + 8;

/** Packs figures of requests, cell by cell. */
export class CellPacker {
  private cells = new Int32Array(64);
  private starts = new Int32Array(64);
  private numbers = new Float64Array(1024);
  private count = 0;
  private length = 0;

  /** A mask of what is not zero, that, and the buckets of both histograms. Ascending by cell. */
  add(cell: number, figures: OpenCell): void {
    this.makeRoom(MOST_NUMBERS + figures.target.usedCount + figures.other.usedCount);
    const { numbers } = this;
    this.cells[this.count] = cell;
    this.starts[this.count++] = this.length;
    const place = this.length;
    let at = place + 1;
    let mask = 0;
    for (let i = 0; i < ENDINGS; i++) {
      if (figures.endings[i] === 0) continue;
      mask |= 1 << i;
      numbers[at++] = figures.endings[i]!;
    }
    if (figures.refused > 0) {
      mask |= 1 << REFUSED;
      numbers[at++] = figures.refused;
    }
    const ofTargets = figures.target.usedCount;
    if (ofTargets > 0) {
      mask |= 1 << TARGET;
      numbers[at++] = figures.targetSum;
      numbers[at++] = figures.targetMax;
    }
    const others = figures.other.usedCount;
    if (others > 0) {
      mask |= 1 << OTHER;
      numbers[at++] = figures.otherSum;
      numbers[at++] = figures.otherMax;
    }
    numbers[at++] = ofTargets * LENGTH_STEP + others;
    at = packHistogram(figures.target, numbers, at);
    this.length = packHistogram(figures.other, numbers, at);
    numbers[place] = mask;
  }

  private makeRoom(numbers: number): void {
    if (this.count === this.cells.length) {
      const { cells, starts } = this;
      (this.cells = new Int32Array(cells.length * 2)).set(cells);
      (this.starts = new Int32Array(cells.length * 2)).set(starts);
    }
    const needed = this.length + numbers;
    if (needed <= this.numbers.length) return;
    const old = this.numbers;
    (this.numbers = new Float64Array(Math.max(needed, old.length * 2))).set(old);
  }

  /** All that was packed; begins anew. */
  take(): PackedCells {
    const packed = {
      cells: this.cells.slice(0, this.count),
      starts: this.starts.slice(0, this.count),
      numbers: this.numbers.slice(0, this.length),
    };
    this.count = 0;
    this.length = 0;
    return packed;
  }
}

function packHistogram(h: OpenHistogram, into: Float64Array, start: number): number {
  sortUsed(h);
  let at = start;
  for (let i = 0; i < h.usedCount; i++) {
    const bucket = h.used[i]!;
    into[at++] = bucket * BUCKET_STEP + h.counts[bucket]!;
  }
  return at;
}

/** Adds what was packed from a place on to figures whose histograms are there. */
export function addPacked(to: OpenCell, numbers: Float64Array, start: number): void {
  let at = start + 1;
  const mask = numbers[start]!;
  for (let i = 0; i < ENDINGS; i++) if ((mask >> i) & 1) to.endings[i]! += numbers[at++]!;
  if ((mask >> REFUSED) & 1) to.refused += numbers[at++]!;
  if ((mask >> TARGET) & 1) {
    to.targetSum += numbers[at++]!;
    to.targetMax = Math.max(to.targetMax, numbers[at++]!);
  }
  if ((mask >> OTHER) & 1) {
    to.otherSum += numbers[at++]!;
    to.otherMax = Math.max(to.otherMax, numbers[at++]!);
  }
  const lengths = numbers[at++]!;
  const ofTargets = Math.floor(lengths / LENGTH_STEP);
  const end = at + ofTargets;
  addBuckets(to.target, numbers, at, end);
  addBuckets(to.other, numbers, end, end + (lengths % LENGTH_STEP));
}

function addBuckets(h: OpenHistogram, numbers: Float64Array, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const both = numbers[i]!;
    const bucket = Math.floor(both / BUCKET_STEP);
    addToBucket(h, bucket, both - bucket * BUCKET_STEP);
  }
}

/** How many requests that were packed from a place on ended, or ended as one of `endings`. */
export function countPacked(
  numbers: Float64Array,
  start: number,
  endings?: readonly number[],
): number {
  const mask = numbers[start]!;
  let at = start + 1;
  let count = 0;
  for (let i = 0; i < ENDINGS; i++) {
    if (((mask >> i) & 1) === 0) continue;
    if (endings === undefined || endings.includes(i)) count += numbers[at]!;
    at++;
  }
  return count;
}
