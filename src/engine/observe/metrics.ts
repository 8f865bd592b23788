import { LIMITS } from '../limits';
import { type Copier, stateOf } from '../world/shared-copy';
import {
  clearCell,
  endedIn,
  mergeFigures,
  openCell,
  readCell,
  type CellFigures,
} from './cell-figures';
import { byDeployment, type CellLabel, CellLabels, type Owner } from './cell-labels';
import { ClosedRow, type HostCount, type RowContent, UnpackedRows } from './closed-row';
import { mergeRows } from './merge-rows';
import { CellPacker } from './packed-cells';
import { RunningSecond, type RunningSnapshot } from './running-second';
import { TaskUse } from './task-use';

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

/** Of a hundred tasks, more than what alarms ask for every second over a minute. */
const UNPACKED_FIGURES = 20_000;

/**
 * Counts every request once, when it ends, by second and cell (load balancer × target group ×
 * task). Seconds are merged into minutes and those into hours with age, so the store stays
 * bounded.
 */
export class Metrics {
  private readonly cells = new CellLabels();
  private readonly runningSecond = new RunningSecond();
  private taskUse = new TaskUse();
  private flying = new Float64Array(64);
  private rows: ClosedRow[] = [];
  private readonly packer = new CellPacker();
  private readonly unpacked = new UnpackedRows(UNPACKED_FIGURES);
  /** `rows` holds so many hours, then so many minutes, then seconds. */
  private hours = 0;
  private minutes = 0;
  private second = 0;
  private readonly sums = new WeakMap<ClosedRow, ReadonlyMap<string, CellFigures>>();

  /** Of all cells there have been, by number. */
  get labels(): readonly CellLabel[] {
    return this.cells.list;
  }

  /** The cell for this label; made when it is first asked for. */
  cell(label: CellLabel): number {
    const known = this.cells.find(label);
    if (known >= 0) return known;
    const cell = this.cells.add(label);
    if (cell >= this.flying.length) {
      const wider = new Float64Array(this.flying.length * 2);
      wider.set(this.flying);
      this.flying = wider;
    }
    return cell;
  }

  /** A request that belongs to this cell has arrived. */
  began(cell: number): void {
    this.flying[cell]!++;
  }

  /** It has ended: as what (ENDED), and after how many µs. */
  record(cell: number, ending: number, latencyUs: number): void {
    this.flying[cell]!--;
    this.runningSecond.add(cell, ending, latencyUs);
  }

  /** A connection was refused: none of the load balancer's requests, but counted. */
  refuse(cell: number): void {
    this.runningSecond.refuse(cell);
  }

  /** The cells of tasks whose utilisation is counted from now on, ascending. */
  usersAre(cells: Int32Array): void {
    this.taskUse.usersAre(cells);
  }

  /** Utilisation of one of them over the second that ends, percent; untold, it is as before. */
  sample(cell: number, cpu: number, memory: number): void {
    this.taskUse.sample(cell, cpu, memory);
  }

  /** Requests of a cell that have not ended. */
  inFlight(cell: number): number {
    return this.flying[cell]!;
  }

  /** Requests of the running second that have ended, and connections refused. */
  get countedNow(): number {
    return this.runningSecond.count;
  }

  /** Closes the running second; the next one starts at `nextSecond`. Answers what it held. */
  closeSecond(
    nextSecond: number,
    hosts: HostCount[],
    gauges: ReadonlyMap<string, number>,
  ): ClosedRow {
    const row = this.closedRow({
      from: this.second,
      to: nextSecond,
      requests: this.packRunning(),
      uses: this.taskUse.take(),
      flying: this.flyingNow(),
      hosts,
      gauges,
    });
    this.runningSecond.clear();
    this.rows.push(row);
    this.second = nextSecond;
    this.compact();
    return row;
  }

  private packRunning(): RowContent['requests'] {
    const { packer } = this;
    this.runningSecond.forEach(this.labels.length, (cell, figures) => packer.add(cell, figures));
    return packer.take();
  }

  private flyingNow(): Float64Array {
    const counts: number[] = [];
    const { flying } = this;
    const { length } = this.labels;
    for (let i = 0; i < length; i++) if (flying[i]! > 0) counts.push(i, flying[i]!);
    return Float64Array.from(counts);
  }

  /** What the running second holds so far, as if it were over; utilisation is not known yet. */
  running(): ClosedRow {
    const [requests, flying] = [this.packRunning(), this.flyingNow()];
    const span = { from: this.second, to: this.second + 1, hosts: [], gauges: new Map() };
    return new ClosedRow({ ...span, requests, flying, uses: NO_USE }, undefined, this.unpacked);
  }

  private closedRow(content: RowContent, before = this.rows.at(-1)): ClosedRow {
    return new ClosedRow(content, before, this.unpacked);
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
    this.rows.splice(start, end - start, this.merged(parts, this.rows[start - 1]));
  }

  private merged(parts: readonly ClosedRow[], before?: ClosedRow): ClosedRow {
    const { to, hosts, gauges, flying } = parts.at(-1)!;
    const { from } = parts[0]!;
    const content = { from, to, flying, hosts, gauges, ...mergeRows(parts, this.packer) };
    return this.closedRow(content, before);
  }

  /**
   * The figures of all rows that reach into [fromSecond, toSecond], by cell, and what stood at the
   * end. The running second counts when the window reaches it. `from` and `to` say what was used.
   */
  window(fromSecond: number, toSecond: number): Window {
    const used = this.rows.filter((r) => r.to > fromSecond && r.from < toSecond);
    const reachesOpen = toSecond >= this.second;
    const from = used[0]?.from ?? (reachesOpen ? Math.min(fromSecond, this.second) : fromSecond);
    const last = used.at(-1);
    const parts = reachesOpen ? [...used, this.running()] : used;
    const all = parts.length === 0 ? [] : this.merged(parts).unpack();
    return {
      from,
      to: reachesOpen ? toSecond : (last?.to ?? toSecond),
      cells: [...all].map(([cell, figures]) => ({ cell, figures })),
      inFlight: (reachesOpen ? parts.at(-1)! : last)?.inFlight ?? new Map<number, number>(),
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
      for (const [key, figures] of this.sumsByDeployment(row)) push(lists, key, figures);
    const figures = new Map([...lists].map(([key, list]) => [key, mergeFigures(list)]));
    return { figures, span: rows.reduce((n, row) => n + row.to - row.from, 0) };
  }

  /** Closed rows never change: what they come to is worked out once. */
  private sumsByDeployment(row: ClosedRow): ReadonlyMap<string, CellFigures> {
    const known = this.sums.get(row);
    if (known) return known;
    const sums = this.sumsOf(row, byDeployment);
    this.sums.set(row, sums);
    return sums;
  }

  /** The requests of a row added up. */
  sumsOf(row: ClosedRow, ownerOf: Owner): Map<string, CellFigures> {
    const { cells } = row.requests;
    const places = new Map<string, number[]>();
    for (let i = 0; i < cells.length; i++) {
      const owner = ownerOf(this.labels[cells[i]!]!);
      if (owner !== null) push(places, owner, i);
    }
    const sums = new Map<string, CellFigures>();
    for (const [owner, its] of places) {
      for (const place of its) row.addRequests(scratch, place);
      sums.set(owner, readCell(scratch));
      clearCell(scratch);
    }
    return sums;
  }

  /** Figures of one task over the last whole `seconds`, as far as seconds are kept. */
  recentOf(taskArn: string, seconds: number): CellFigures {
    return mergeFigures(this.rows.slice(-seconds).flatMap((row) => this.inRow(row, taskArn)));
  }

  /** The same without utilisation: of ten thousand tasks most have answered nothing lately. */
  recentRequestsOf(taskArn: string, seconds: number): CellFigures {
    const cells = this.cells.ofTask(taskArn);
    const rows = this.rows.slice(-seconds);
    return mergeFigures(rows.flatMap((row) => cells.flatMap((cell) => row.requestsOf(cell) ?? [])));
  }

  /**
   * Figures of one task over the `seconds` up to its last request that ended, the running one too.
   */
  lastOf(taskArn: string, seconds: number): CellFigures {
    const busy = (list: readonly CellFigures[]) => list.some((figures) => endedIn(figures) > 0);
    this.runningSecond.addTo(scratch, this.cells.ofTask(taskArn));
    const now = readCell(scratch);
    clearCell(scratch);
    let end = this.rows.length;
    if (!busy([now])) while (end > 0 && !busy(this.inRow(this.rows[end - 1]!, taskArn))) end--;
    const before = this.rows.slice(Math.max(0, end - seconds), end);
    return mergeFigures([...before.flatMap((row) => this.inRow(row, taskArn)), now]);
  }

  private inRow(row: ClosedRow, taskArn: string): CellFigures[] {
    return this.cells.ofTask(taskArn).flatMap((cell) => row.figuresOf(cell) ?? []);
  }

  fingerprint(write: (value: number) => void): void {
    write(this.second);
    for (let i = 0; i < this.labels.length; i++) write(this.flying[i]!);
    this.runningSecond.fingerprint(write);
    for (const { requests, uses } of this.rows.slice(-2)) {
      for (const column of [requests.cells, requests.numbers, uses.cells, uses.cpu, uses.memory]) {
        for (const value of column) write(value);
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
    return {
      labels: copier.copyOf(this.cells.list, before?.labels),
      running: this.runningSecond.snapshot(copier, before?.running),
      flying: copier.copyOf(this.flying, before?.flying),
      hours: copier.copyOf(rows.slice(0, hours), before?.hours),
      minutes: copier.copyOf(rows.slice(hours, hours + minutes), before?.minutes),
      seconds: copier.copyOf(seconds, before?.seconds),
      second: this.second,
    };
  }

  restore(kept: MetricsSnapshot): void {
    const { labels, flying, hours, minutes, seconds, second } = stateOf(kept);
    this.cells.restore(labels);
    this.runningSecond.restore(kept.running);
    this.flying = flying.slice();
    this.taskUse = new TaskUse();
    this.rows = [...hours, ...minutes, ...seconds];
    this.hours = hours.length;
    this.minutes = minutes.length;
    this.second = second;
  }
}

const scratch = openCell();

const NO_USE: RowContent['uses'] = {
  cells: new Int32Array(0),
  cpu: new Float64Array(0),
  memory: new Float64Array(0),
  samples: new Int32Array(0),
};

/** Rows of one width beyond their number, or so many figures that they would fill the memory. */
function tooMany(rows: readonly ClosedRow[], start: number, count: number, limit: number): boolean {
  if (count >= limit + 60) return true;
  if (count < 180) return false;
  // The newest row stands for all: cells come and go slowly.
  return count * rows[start + count - 1]!.size > LIMITS.metricCells;
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
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
  running: RunningSnapshot;
  flying: Float64Array;
  hours: ClosedRow[];
  minutes: ClosedRow[];
  seconds: ClosedRow[];
  second: number;
}
