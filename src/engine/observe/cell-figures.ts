import {
  addCounts,
  addLatency,
  clearHistogram,
  EMPTY_HISTOGRAM,
  openHistogram,
  readHistogram,
  type OpenHistogram,
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
  endings: number[];
  /** Connections that nothing accepted: their requests never reached the load balancer. */
  refused: number;
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

/** Figures that are being added up. It takes much room: one is filled again and again. */
export interface OpenCell extends Omit<CellFigures, 'target' | 'other'> {
  readonly target: OpenHistogram;
  readonly other: OpenHistogram;
}

const sumsOfNothing = () => ({
  endings: Array<number>(ENDINGS).fill(0),
  refused: 0,
  targetSum: 0,
  targetMax: 0,
  otherSum: 0,
  otherMax: 0,
  cpuSum: 0,
  memorySum: 0,
  samples: 0,
});

export const openCell = (): OpenCell => ({
  ...sumsOfNothing(),
  target: openHistogram(),
  other: openHistogram(),
});

/** One request more that ended as `ending` after `us`. */
export function addEnding(c: OpenCell, ending: number, us: number): void {
  c.endings[ending]!++;
  if (ending <= ENDED.target5xx) {
    c.targetSum += us;
    if (us > c.targetMax) c.targetMax = us;
    addLatency(c.target, us);
  } else {
    c.otherSum += us;
    if (us > c.otherMax) c.otherMax = us;
    addLatency(c.other, us);
  }
}

/** A copy of what it holds. */
export function readCell(c: OpenCell): CellFigures {
  return {
    endings: c.endings.slice(),
    refused: c.refused,
    targetSum: c.targetSum,
    targetMax: c.targetMax,
    otherSum: c.otherSum,
    otherMax: c.otherMax,
    target: readHistogram(c.target),
    other: readHistogram(c.other),
    cpuSum: c.cpuSum,
    memorySum: c.memorySum,
    samples: c.samples,
  };
}

/** Empties it for the next. */
export function clearCell(c: OpenCell): void {
  for (let i = 0; i < ENDINGS; i++) c.endings[i] = 0;
  c.refused = 0;
  c.targetSum = 0;
  c.targetMax = 0;
  c.otherSum = 0;
  c.otherMax = 0;
  c.cpuSum = 0;
  c.memorySum = 0;
  c.samples = 0;
  clearHistogram(c.target);
  clearHistogram(c.other);
}

const targets = openHistogram();
const others = openHistogram();

/** Adds figures up. */
export function mergeFigures(list: readonly CellFigures[]): CellFigures {
  if (list.length === 1) return list[0]!;
  const sum: CellFigures = {
    ...sumsOfNothing(),
    target: EMPTY_HISTOGRAM,
    other: EMPTY_HISTOGRAM,
  };
  for (const f of list) {
    for (let i = 0; i < ENDINGS; i++) sum.endings[i]! += f.endings[i]!;
    sum.refused += f.refused;
    sum.targetSum += f.targetSum;
    sum.otherSum += f.otherSum;
    sum.targetMax = Math.max(sum.targetMax, f.targetMax);
    sum.otherMax = Math.max(sum.otherMax, f.otherMax);
    sum.cpuSum += f.cpuSum;
    sum.memorySum += f.memorySum;
    sum.samples += f.samples;
    addCounts(targets, f.target);
    addCounts(others, f.other);
  }
  sum.target = readHistogram(targets);
  sum.other = readHistogram(others);
  clearHistogram(targets);
  clearHistogram(others);
  return sum;
}

/** How many requests ended. */
export const endedIn = (f: CellFigures): number => f.endings.reduce((a, b) => a + b, 0);
