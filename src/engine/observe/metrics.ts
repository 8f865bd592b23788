import { LIMITS } from '../limits';
import { type Copier, stateOf } from '../world/shared-copy';
import {
  addEnding,
  clearCell,
  endedIn,
  ENDINGS,
  mergeFigures,
  openCell,
  readCell,
  type CellFigures,
  reopenCell,
  type OpenCell,
} from './cell-figures';
import { ClosedRow, type HostCount, type RowContent, UnpackedRows } from './closed-row';

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

/** More than what is asked for every second, and by alarms over a minute. */
const UNPACKED_ROWS = 150;

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
  private rows: ClosedRow[] = [];
  private readonly unpacked = new UnpackedRows(UNPACKED_ROWS);
  /** `rows` holds so many hours, then so many minutes, then seconds. */
  private hours = 0;
  private minutes = 0;
  private second = 0;
  private readonly byDeployment = new WeakMap<ClosedRow, ReadonlyMap<string, CellFigures>>();

  /** The cell for this label; made when it is first asked for. */
  cell(label: CellLabel): number {
    const key = keyOf(label);
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const index = this.labels.length;
    this.labels.push(Object.freeze(label));
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
    const content = { from: this.second, to: nextSecond, cells, inFlight, hosts, gauges };
    this.rows.push(this.closedRow(content));
    this.second = nextSecond;
    this.compact();
    return cells;
  }

  private closedRow(content: RowContent): ClosedRow {
    return new ClosedRow(content, this.unpacked);
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
    const { to, inFlight, hosts, gauges } = parts.at(-1)!;
    const cells = new Map<number, CellFigures>();
    for (const [cell, list] of byCell(parts)) cells.set(cell, mergeFigures(list));
    const row = this.closedRow({ from, to, cells, inFlight, hosts, gauges });
    this.rows.splice(start, end - start, row);
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
  private gathered(row: ClosedRow): ReadonlyMap<string, CellFigures> {
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

  private inRow(row: ClosedRow, taskArn: string): CellFigures[] {
    return (this.byTask.get(taskArn) ?? []).flatMap((cell) => row.figuresOf(cell) ?? []);
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

  /** Rows by width: each of the three lists grows at its end and loses at its beginning. */
  snapshot(copier: Copier, before?: MetricsSnapshot): MetricsSnapshot {
    const { hours, minutes, rows } = this;
    const seconds = rows.slice(hours + minutes);
    for (const row of seconds) {
      copier.lastingInAll += row.byteLength;
      if (row.to > (before?.second ?? 0)) copier.lasting += row.byteLength;
    }
    const open: Record<number, CellFigures | null> = {};
    this.open.forEach((c, i) => {
      if (c) open[i] = c.touched ? readCell(c) : null;
    });
    return {
      labels: copier.copyOf(this.labels, before?.labels),
      open: copier.copyOf(open),
      flying: copier.copyOf(this.flying, before?.flying),
      hours: copier.copyOf(rows.slice(0, hours), before?.hours),
      minutes: copier.copyOf(rows.slice(hours, hours + minutes), before?.minutes),
      seconds: copier.copyOf(seconds, before?.seconds),
      second: this.second,
    };
  }

  restore(kept: MetricsSnapshot): void {
    const { labels, open, flying, hours, minutes, seconds, second } = stateOf(kept);
    this.labels.splice(0, Infinity, ...labels);
    this.byKey = new Map(labels.map((label, i) => [keyOf(label), i]));
    this.byTask = new Map();
    labels.forEach((label, i) => this.noteTask(label, i));
    this.open = labels.map((_, i) => {
      const figures = open[i];
      return figures === undefined ? null : reopenCell(figures);
    });
    this.flying = flying.slice();
    const isBusy = (cell: number) => this.open[cell] || this.flying[cell]! > 0;
    this.busy = new Set([...labels.keys()].filter(isBusy));
    this.rows = [...hours, ...minutes, ...seconds];
    this.hours = hours.length;
    this.minutes = minutes.length;
    this.second = second;
  }
}

/** Rows of one width beyond their number, or so many figures that they would fill the memory. */
function tooMany(rows: readonly ClosedRow[], start: number, count: number, limit: number): boolean {
  if (count >= limit + 60) return true;
  if (count < 180) return false;
  // The newest row stands for all: cells come and go slowly.
  return count * rows[start + count - 1]!.size > LIMITS.metricCells;
}

function byCell(rows: readonly ClosedRow[]): Map<number, CellFigures[]> {
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
  hosts: readonly HostCount[] | null;
}

export interface MetricsSnapshot {
  labels: CellLabel[];
  /** Cells of the running second, by number; null for one with nothing in it as yet. */
  open: Record<number, CellFigures | null>;
  flying: Float64Array;
  hours: ClosedRow[];
  minutes: ClosedRow[];
  seconds: ClosedRow[];
  second: number;
}
