import {
  addInto,
  BUCKETS,
  EMPTY_HISTOGRAM,
  toSparse,
  type SparseHistogram,
} from './latency-histogram';

/** What a request ended as; the first four are the target's own codes by class. */
export const ENDED = {
  target2xx: 0,
  target3xx: 1,
  target4xx: 2,
  target5xx: 3,
  elb2xx: 4,
  elb3xx: 5,
  elb4xx: 6,
  elb500: 7,
  elb502: 8,
  elb503: 9,
  elb504: 10,
  clientTimeout: 11,
} as const;
export const ENDINGS = 12;

/** A 5xx, whoever made it, or a client that gave up. */
export const isFailure = (ending: number): boolean =>
  ending >= ENDED.elb500 || ending === ENDED.target5xx;

/** Figures of one cell over one span. Times in µs; sums exact. */
export interface CellFigures {
  endings: Float64Array;
  targetSum: number;
  targetMax: number;
  otherSum: number;
  otherMax: number;
  /** Answers of targets. */
  target: SparseHistogram;
  /** What the client waited for everything else. */
  other: SparseHistogram;
  cpuSum: number;
  memorySum: number;
  samples: number;
}

/** Figures of the running second, dense for speed. */
export interface OpenCell extends Omit<CellFigures, 'target' | 'other'> {
  target: Uint32Array;
  other: Uint32Array;
  touched: boolean;
}

const sumsOfNothing = () => ({
  endings: new Float64Array(ENDINGS),
  targetSum: 0,
  targetMax: 0,
  otherSum: 0,
  otherMax: 0,
  cpuSum: 0,
  memorySum: 0,
  samples: 0,
});

/** An empty cell; `reuse` gives up its arrays. */
export function openCell(reuse?: OpenCell): OpenCell {
  reuse?.target.fill(0);
  reuse?.other.fill(0);
  return {
    ...sumsOfNothing(),
    target: reuse?.target ?? new Uint32Array(BUCKETS),
    other: reuse?.other ?? new Uint32Array(BUCKETS),
    touched: false,
  };
}

/** A copy of what it holds. */
export function closeCell(c: OpenCell): CellFigures {
  const answered = c.endings[0]! + c.endings[1]! + c.endings[2]! + c.endings[3]!;
  const ended = c.endings.reduce((a, b) => a + b, 0);
  const { touched: _touched, ...sums } = c;
  return {
    ...sums,
    endings: c.endings.slice(),
    target: answered > 0 ? toSparse(c.target) : EMPTY_HISTOGRAM,
    other: ended > answered ? toSparse(c.other) : EMPTY_HISTOGRAM,
  };
}

const targetBuckets = new Float64Array(BUCKETS);
const otherBuckets = new Float64Array(BUCKETS);

/** Adds figures up. */
export function mergeFigures(list: readonly CellFigures[]): CellFigures {
  if (list.length === 1) return list[0]!;
  const sum: CellFigures = {
    ...sumsOfNothing(),
    target: EMPTY_HISTOGRAM,
    other: EMPTY_HISTOGRAM,
  };
  targetBuckets.fill(0);
  otherBuckets.fill(0);
  for (const f of list) {
    for (let i = 0; i < ENDINGS; i++) sum.endings[i]! += f.endings[i]!;
    sum.targetSum += f.targetSum;
    sum.otherSum += f.otherSum;
    sum.targetMax = Math.max(sum.targetMax, f.targetMax);
    sum.otherMax = Math.max(sum.otherMax, f.otherMax);
    sum.cpuSum += f.cpuSum;
    sum.memorySum += f.memorySum;
    sum.samples += f.samples;
    addInto(targetBuckets, f.target);
    addInto(otherBuckets, f.other);
  }
  sum.target = toSparse(targetBuckets);
  sum.other = toSparse(otherBuckets);
  return sum;
}

/** How many requests ended. */
export const endedIn = (f: CellFigures): number => f.endings.reduce((a, b) => a + b, 0);
