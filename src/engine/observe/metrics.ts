import { LIMITS } from '../limits';
import {
  addEnding,
  clearCell,
  endedIn,
  ENDINGS,
  mergeFigures,
  openCell,
  readCell,
  type CellFigures,
  type OpenCell,
} from './cell-figures';

/** Whose figures a cell holds. Labels outlive the slots they came from. */
export interface CellLabel {
  /** Empty for a task's utilisation, which belongs to no load balancer. */
  loadBalancerArn: string;
  /** Null for what the load balancer answered without a target group. */
  targetGroupArn: string | null;
  taskArn: string | null;
  taskDefinitionArn: string | null;
  /** `ecs-svc/…` of the deployment or task set that the task belongs to. */
  deploymentId: string | null;
  serviceArn: string | null;
}

/** Targets of one group at the end of a span. */
export interface HostCount {
  targetGroupArn: string;
  healthy: number;
  unhealthy: number;
  /** Of the healthy ones: found anomalous, and given less for it. */
  anomalous: number;
  mitigated: number;
}

/** What had been counted over a span, and what stood at its end. */
interface Row extends ClosedSpan {
  from: number;
  to: number;
  cells: Map<number, CellFigures>;
  /** Requests in flight at its end, by cell; those with none are left out. */
  inFlight: Map<number, number>;
  hosts: HostCount[];
  gauges: ReadonlyMap<string, number>;
}

/** A span that is over: a second, a minute or an hour, by its age. */
export interface ClosedSpan {
  /** Seconds, [from, to). */
  readonly from: number;
  readonly to: number;
  readonly cells: ReadonlyMap<number, CellFigures>;
  readonly hosts: readonly HostCount[];
  /** What else stood at its end, by what it is of: `engine/cloudwatch/gauges.ts`. */
  readonly gauges: ReadonlyMap<string, number>;
}

const keyOf = (l: CellLabel): string => `${l.loadBalancerArn} ${l.targetGroupArn} ${l.taskArn}`;

/**
 * Counts every request once, when it ends, by second and cell (load balancer × target group ×
 * task). Seconds are merged into minutes and those into hours with age, so the store stays
 * bounded.
 */
export class Metrics {
  readonly labels: CellLabel[] = [];
  private byKey = new Map<string, number>();
  private byTask = new Map<string, number[]>();
  /** Dense figures of the running second; null for a cell that has been idle. */
  private open: (OpenCell | null)[] = [];
  private flying = new Float64Array(64);
  /** Cells that are open or have requests in flight; of a long run that is few of all. */
  private busy = new Set<number>();
  private rows: Row[] = [];
  /** `rows` holds so many hours, then so many minutes, then seconds. */
  private hours = 0;
  private minutes = 0;
  private second = 0;
  private readonly byDeployment = new WeakMap<Row, ReadonlyMap<string, CellFigures>>();

  /** The cell for this label; made when it is first asked for. */
  cell(label: CellLabel): number {
    const key = keyOf(label);
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const index = this.labels.length;
    this.labels.push(label);
    this.byKey.set(key, index);
    this.noteTask(label, index);
    this.open.push(null);
    if (index >= this.flying.length) {
      const wider = new Float64Array(this.flying.length * 2);
      wider.set(this.flying);
      this.flying = wider;
    }
    return index;
  }

  private noteTask(label: CellLabel, index: number): void {
    if (label.taskArn === null) return;
    const cells = this.byTask.get(label.taskArn);
    if (cells) cells.push(index);
    else this.byTask.set(label.taskArn, [index]);
  }

  /** A request that belongs to this cell has arrived. */
  began(cell: number): void {
    if (this.flying[cell]!++ === 0) this.busy.add(cell);
  }

  /** It has ended: as what (ENDED), and after how many µs. */
  record(cell: number, ending: number, latencyUs: number): void {
    this.flying[cell]!--;
    addEnding(this.openedCell(cell), ending, latencyUs);
  }

  /** A connection was refused: none of the load balancer's requests, but counted. */
  refuse(cell: number): void {
    const c = this.openedCell(cell);
    c.touched = true;
    c.refused++;
  }

  /** Utilisation of a task over the second that ends, percent. */
  sample(cell: number, cpu: number, memory: number): void {
    const c = this.openedCell(cell);
    c.touched = true;
    c.cpuSum += cpu;
    c.memorySum += memory;
    c.samples++;
  }

  private openedCell(cell: number): OpenCell {
    const known = this.open[cell];
    if (known) return known;
    this.busy.add(cell);
    return (this.open[cell] = openCell());
  }

  /** Requests of a cell that have not ended. */
  inFlight(cell: number): number {
    return this.flying[cell]!;
  }

  /**
   * Closes the running second; the next one starts at `nextSecond`. Answers what it held, by
   * cell.
   */
  closeSecond(
    nextSecond: number,
    hosts: HostCount[],
    gauges: ReadonlyMap<string, number>,
  ): Map<number, CellFigures> {
    const cells = new Map<number, CellFigures>();
    const inFlight = new Map<number, number>();
    for (const i of [...this.busy].sort((a, b) => a - b)) {
      if (this.flying[i]! > 0) inFlight.set(i, this.flying[i]!);
      const c = this.open[i];
      if (c?.touched) {
        cells.set(i, readCell(c));
        clearCell(c);
      } else {
        this.open[i] = null;
        if (this.flying[i] === 0) this.busy.delete(i);
      }
    }
    this.rows.push({ from: this.second, to: nextSecond, cells, inFlight, hosts, gauges });
    this.second = nextSecond;
    this.compact();
    return cells;
  }

  private compact(): void {
    const { rows } = this;
    const seconds = rows.length - this.hours - this.minutes;
    if (tooMany(rows, this.hours + this.minutes, seconds, LIMITS.metricSeconds)) {
      this.mergeAt(this.hours + this.minutes, 60);
      this.minutes++;
    }
    if (tooMany(rows, this.hours, this.minutes, LIMITS.metricMinutes)) {
      this.mergeAt(this.hours, 3600);
      this.minutes -= 60;
      this.hours++;
    }
  }

  private mergeAt(start: number, span: number): void {
    const { from } = this.rows[start]!;
    let end = start;
    while (end < this.rows.length && this.rows[end]!.to <= from + span) end++;
    const parts = this.rows.slice(start, end);
    const last = parts.at(-1)!;
    const cells = new Map<number, CellFigures>();
    for (const [cell, list] of byCell(parts)) cells.set(cell, mergeFigures(list));
    this.rows.splice(start, end - start, { ...last, from, cells });
  }

  /**
   * The figures of all rows that reach into [fromSecond, toSecond], each cell with its label, and
   * what stood at the end. The running second counts when the window reaches it. `from` and `to`
   * say what was used.
   */
  window(fromSecond: number, toSecond: number): Window {
    const used = this.rows.filter((r) => r.to > fromSecond && r.from < toSecond);
    const reachesOpen = toSecond >= this.second;
    const lists = byCell(used);
    if (reachesOpen) {
      for (const [cell, figures] of this.running()) push(lists, cell, figures);
    }
    const last = used.at(-1);
    const flying = new Map<number, number>();
    this.labels.forEach((_, i) => this.flying[i]! > 0 && flying.set(i, this.flying[i]!));
    const from = used[0]?.from ?? (reachesOpen ? Math.min(fromSecond, this.second) : fromSecond);
    return {
      from,
      to: reachesOpen ? toSecond : (last?.to ?? toSecond),
      cells: [...lists].map(([cell, list]) => ({ cell, figures: mergeFigures(list) })),
      inFlight: reachesOpen ? flying : (last?.inFlight ?? new Map<number, number>()),
      hosts: reachesOpen ? null : (last?.hosts ?? []),
    };
  }

  /** Closed spans that end in (fromSecond, toSecond], oldest first. */
  closedSpans(fromSecond: number, toSecond: number): readonly ClosedSpan[] {
    const { rows } = this;
    let end = rows.length;
    while (end > 0 && rows[end - 1]!.to > toSecond) end--;
    let start = end;
    while (start > 0 && rows[start - 1]!.to > fromSecond) start--;
    return rows.slice(start, end);
  }

  /** What the running second holds so far, by cell. */
  running(): [number, CellFigures][] {
    return this.open.flatMap((c, i): [number, CellFigures][] =>
      c?.touched ? [[i, readCell(c)]] : [],
    );
  }

  /** Seconds that have been closed: grows by one with each. */
  get closedSeconds(): number {
    return this.second;
  }

  /**
   * Figures over the last whole `seconds` by deployment: of requests that reached a task that of
   * the task, of others the target group that answered them. `span` is how many seconds they are
   * of: fewer in the beginning.
   */
  recentByDeployment(seconds: number) {
    const rows = this.rows.slice(-seconds);
    const lists = new Map<string, CellFigures[]>();
    for (const row of rows)
      for (const [key, figures] of this.gathered(row)) push(lists, key, figures);
    const figures = new Map([...lists].map(([key, list]) => [key, mergeFigures(list)]));
    return { figures, span: rows.reduce((n, row) => n + row.to - row.from, 0) };
  }

  /** Closed rows never change: what they come to is worked out once. */
  private gathered(row: Row): ReadonlyMap<string, CellFigures> {
    const known = this.byDeployment.get(row);
    if (known) return known;
    const lists = new Map<string, CellFigures[]>();
    for (const [cell, figures] of row.cells) {
      const { deploymentId, taskArn, targetGroupArn } = this.labels[cell]!;
      const key = deploymentId ?? (taskArn === null ? targetGroupArn : null);
      if (key !== null) push(lists, key, figures);
    }
    const sums = new Map([...lists].map(([key, list]) => [key, mergeFigures(list)]));
    this.byDeployment.set(row, sums);
    return sums;
  }

  /** Figures of one task over the last whole `seconds`, as far as seconds are kept. */
  recentOf(taskArn: string, seconds: number): CellFigures {
    return mergeFigures(this.rows.slice(-seconds).flatMap((row) => this.inRow(row, taskArn)));
  }

  /**
   * Figures of one task over the `seconds` up to its last request that ended, the running one too.
   */
  lastOf(taskArn: string, seconds: number): CellFigures {
    const busy = (list: readonly CellFigures[]) => list.some((figures) => endedIn(figures) > 0);
    const cells = this.byTask.get(taskArn) ?? [];
    const now = cells.flatMap((cell) => {
      const c = this.open[cell];
      return c?.touched ? [readCell(c)] : [];
    });
    let end = this.rows.length;
    if (!busy(now)) while (end > 0 && !busy(this.inRow(this.rows[end - 1]!, taskArn))) end--;
    const before = this.rows.slice(Math.max(0, end - seconds), end);
    return mergeFigures([...before.flatMap((row) => this.inRow(row, taskArn)), ...now]);
  }

  private inRow(row: Row, taskArn: string): CellFigures[] {
    return (this.byTask.get(taskArn) ?? []).flatMap((cell) => row.cells.get(cell) ?? []);
  }

  fingerprint(write: (value: number) => void): void {
    write(this.second);
    this.open.forEach((c, i) => {
      write(this.flying[i]!);
      if (!c) return;
      for (let e = 0; e < ENDINGS; e++) write(c.endings[e]!);
      write(c.refused);
      write(c.targetSum);
      write(c.otherSum);
    });
    for (const row of this.rows.slice(-2)) {
      for (const [cell, f] of row.cells) {
        write(cell);
        write(f.refused);
        write(f.targetSum);
        write(f.otherSum);
        write(f.cpuSum);
      }
    }
  }

  snapshot(): MetricsSnapshot {
    // Closed rows never change, so sharing them is safe; labels are only ever added.
    return {
      labels: this.labels.slice(),
      open: structuredClone(this.open),
      flying: this.flying.slice(),
      rows: this.rows.slice(),
      hours: this.hours,
      minutes: this.minutes,
      second: this.second,
    };
  }

  restore(saved: MetricsSnapshot): void {
    this.labels.splice(0, Infinity, ...saved.labels);
    this.byKey = new Map(saved.labels.map((label, i) => [keyOf(label), i]));
    this.byTask = new Map();
    saved.labels.forEach((label, i) => this.noteTask(label, i));
    this.open = structuredClone(saved.open);
    this.flying = saved.flying.slice();
    const isBusy = (cell: number) => this.open[cell] || this.flying[cell]! > 0;
    this.busy = new Set([...this.labels.keys()].filter(isBusy));
    this.rows = saved.rows.slice();
    this.hours = saved.hours;
    this.minutes = saved.minutes;
    this.second = saved.second;
  }
}

/** Rows of one width beyond their number, or so many figures that they would fill the memory. */
function tooMany(rows: readonly Row[], start: number, count: number, limit: number): boolean {
  if (count >= limit + 60) return true;
  if (count < 180) return false;
  // The newest row stands for all: cells come and go slowly.
  return count * rows[start + count - 1]!.cells.size > LIMITS.metricCells;
}

function byCell(rows: readonly Row[]): Map<number, CellFigures[]> {
  const lists = new Map<number, CellFigures[]>();
  for (const row of rows) for (const [cell, figures] of row.cells) push(lists, cell, figures);
  return lists;
}

function push<Key>(lists: Map<Key, CellFigures[]>, key: Key, figures: CellFigures): void {
  const list = lists.get(key);
  if (list) list.push(figures);
  else lists.set(key, [figures]);
}

/** A stretch of time with what it held. Seconds. */
export interface Window {
  from: number;
  to: number;
  cells: { cell: number; figures: CellFigures }[];
  /** Requests in flight at `to`, by cell. */
  inFlight: Map<number, number>;
  /** Targets at `to`; null when that is now, as the world knows it. */
  hosts: HostCount[] | null;
}

export interface MetricsSnapshot {
  labels: CellLabel[];
  open: (OpenCell | null)[];
  flying: Float64Array;
  rows: Row[];
  hours: number;
  minutes: number;
  second: number;
}
