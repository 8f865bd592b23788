import { LIMITS } from '../limits';
import {
  BUCKETS,
  EMPTY_HISTOGRAM,
  addInto,
  bucketOf,
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

/** Whose figures a cell holds. Labels outlive the slots they came from. */
export interface CellLabel {
  loadBalancerArn: string;
  /** Null for what the load balancer answered without a target group. */
  targetGroupArn: string | null;
  taskArn: string | null;
  taskDefinitionArn: string | null;
  serviceArn: string | null;
}

/** Figures of one label over one span. Times in µs; sums exact. */
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

interface Row {
  /** Seconds, [from, to). */
  from: number;
  to: number;
  cells: Map<number, CellFigures>;
}

const emptyFigures = (): CellFigures => ({
  endings: new Float64Array(ENDINGS),
  targetSum: 0,
  targetMax: 0,
  otherSum: 0,
  otherMax: 0,
  target: EMPTY_HISTOGRAM,
  other: EMPTY_HISTOGRAM,
  cpuSum: 0,
  memorySum: 0,
  samples: 0,
});

/** Figures of the running second of one cell, dense for speed. */
interface OpenCell extends Omit<CellFigures, 'target' | 'other'> {
  target: Uint32Array;
  other: Uint32Array | null;
  touched: boolean;
}

/**
 * Counts every ended request once, by second and cell (load balancer × target group × task). Seconds
 * are merged into minutes and those into hours with age, so the store stays bounded.
 */
export class Metrics {
  readonly labels: CellLabel[] = [];
  private byKey = new Map<string, number>();
  private open: OpenCell[] = [];
  private rows: Row[] = [];
  private second = 0;

  /** The cell for this label; made when it is first asked for. */
  cell(label: CellLabel): number {
    const key = `${label.loadBalancerArn} ${label.targetGroupArn} ${label.taskArn}`;
    let index = this.byKey.get(key);
    if (index === undefined) {
      index = this.labels.length;
      this.labels.push(label);
      this.byKey.set(key, index);
      this.open.push(openCell());
    }
    return index;
  }

  record(cell: number, ending: number, latencyUs: number): void {
    const c = this.open[cell]!;
    c.touched = true;
    c.endings[ending]!++;
    if (ending < 4) {
      c.targetSum += latencyUs;
      if (latencyUs > c.targetMax) c.targetMax = latencyUs;
      c.target[bucketOf(latencyUs)]!++;
    } else {
      c.otherSum += latencyUs;
      if (latencyUs > c.otherMax) c.otherMax = latencyUs;
      c.other ??= new Uint32Array(BUCKETS);
      c.other[bucketOf(latencyUs)]!++;
    }
  }

  /** Utilisation of a task over the second that ends, percent. */
  sample(cell: number, cpu: number, memory: number): void {
    const c = this.open[cell]!;
    c.touched = true;
    c.cpuSum += cpu;
    c.memorySum += memory;
    c.samples++;
  }

  /** Closes the running second; the next one starts at `nextSecond`. Answers what it held. */
  closeSecond(nextSecond: number): Map<number, CellFigures> {
    const cells = new Map<number, CellFigures>();
    this.open.forEach((c, i) => {
      if (!c.touched) return;
      cells.set(i, close(c));
      this.open[i] = openCell(c);
    });
    this.rows.push({ from: this.second, to: nextSecond, cells });
    this.second = nextSecond;
    this.compact();
    return cells;
  }

  private compact(): void {
    const seconds = this.rows.length - this.firstFinerThan(60);
    if (seconds >= LIMITS.metricSeconds + 60) this.mergeOldest(this.firstFinerThan(60), 60);
    const minutes = this.rows.filter((r) => r.to - r.from === 60).length;
    if (minutes >= LIMITS.metricMinutes + 60) this.mergeOldest(this.firstFinerThan(3600), 3600);
  }

  private firstFinerThan(span: number): number {
    const i = this.rows.findIndex((r) => r.to - r.from < span);
    return i < 0 ? this.rows.length : i;
  }

  private mergeOldest(start: number, span: number): void {
    const from = this.rows[start]!.from;
    let end = start;
    while (end < this.rows.length && this.rows[end]!.to <= from + span) end++;
    const merged: Row = { from, to: this.rows[end - 1]!.to, cells: new Map() };
    for (const row of this.rows.slice(start, end)) {
      for (const [cell, figures] of row.cells) {
        merged.cells.set(cell, mergeFigures([merged.cells.get(cell) ?? emptyFigures(), figures]));
      }
    }
    this.rows.splice(start, end - start, merged);
  }

  /**
   * The figures of all whole rows within [fromSecond, toSecond], each cell with its label; the running
   * part of a second counts when the window reaches past its start. `from` and `to` say what was used.
   */
  window(fromSecond: number, toSecond: number): Window {
    const used = this.rows.filter((r) => r.to > fromSecond && r.from < toSecond);
    const byCell = new Map<number, CellFigures[]>();
    const add = (cell: number, figures: CellFigures) => {
      const list = byCell.get(cell);
      if (list) list.push(figures);
      else byCell.set(cell, [figures]);
    };
    for (const row of used) for (const [cell, figures] of row.cells) add(cell, figures);
    const reachesOpen = toSecond > this.second || (toSecond === this.second && used.length === 0);
    if (reachesOpen) this.open.forEach((c, i) => c.touched && add(i, close(c)));
    const from = used[0]?.from ?? Math.min(fromSecond, this.second);
    const to = reachesOpen ? toSecond : (used.at(-1)?.to ?? toSecond);
    const cells = [...byCell].map(([cell, list]) => ({
      label: this.labels[cell]!,
      figures: list.length === 1 ? list[0]! : mergeFigures(list),
    }));
    return { from, to, cells };
  }

  snapshot(): MetricsSnapshot {
    // Closed rows never change, so sharing them is safe; labels are only ever added.
    return {
      labels: this.labels.slice(),
      open: this.open.map((c) => structuredClone(c)),
      rows: this.rows.slice(),
      second: this.second,
    };
  }

  restore(saved: MetricsSnapshot): void {
    this.labels.splice(0, Infinity, ...saved.labels);
    this.byKey = new Map(
      saved.labels.map((l, i) => [`${l.loadBalancerArn} ${l.targetGroupArn} ${l.taskArn}`, i]),
    );
    this.open = saved.open.map((c) => structuredClone(c));
    this.rows = saved.rows.slice();
    this.second = saved.second;
  }
}

export interface Window {
  from: number;
  to: number;
  cells: { label: CellLabel; figures: CellFigures }[];
}

export interface MetricsSnapshot {
  labels: CellLabel[];
  open: OpenCell[];
  rows: Row[];
  second: number;
}

function openCell(reuse?: OpenCell): OpenCell {
  if (reuse) {
    reuse.target.fill(0);
    reuse.other?.fill(0);
  }
  const { target: _t, other: _o, ...rest } = emptyFigures();
  return {
    ...rest,
    target: reuse?.target ?? new Uint32Array(BUCKETS),
    other: reuse?.other ?? null,
    touched: false,
  };
}

const close = (c: OpenCell): CellFigures => ({
  endings: c.endings.slice(),
  targetSum: c.targetSum,
  targetMax: c.targetMax,
  otherSum: c.otherSum,
  otherMax: c.otherMax,
  target:
    c.endings[0]! + c.endings[1]! + c.endings[2]! + c.endings[3]! > 0
      ? toSparse(c.target)
      : EMPTY_HISTOGRAM,
  other: c.other ? toSparse(c.other) : EMPTY_HISTOGRAM,
  cpuSum: c.cpuSum,
  memorySum: c.memorySum,
  samples: c.samples,
});

/** Adds figures up. */
export function mergeFigures(list: readonly CellFigures[]): CellFigures {
  const sum = emptyFigures();
  const target = new Float64Array(BUCKETS);
  const other = new Float64Array(BUCKETS);
  for (const f of list) {
    for (let i = 0; i < ENDINGS; i++) sum.endings[i]! += f.endings[i]!;
    sum.targetSum += f.targetSum;
    sum.otherSum += f.otherSum;
    sum.targetMax = Math.max(sum.targetMax, f.targetMax);
    sum.otherMax = Math.max(sum.otherMax, f.otherMax);
    sum.cpuSum += f.cpuSum;
    sum.memorySum += f.memorySum;
    sum.samples += f.samples;
    addInto(target, f.target);
    addInto(other, f.other);
  }
  sum.target = toSparse(target);
  sum.other = toSparse(other);
  return sum;
}
