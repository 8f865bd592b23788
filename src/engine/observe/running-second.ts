import { type Copier, stateOf } from '../world/shared-copy';
import { addEnding, clearCell, ENDED, openCell, type OpenCell } from './cell-figures';
import { addLatency } from './latency-histogram';

/** Beside the endings of requests: a connection that nothing accepted. */
const REFUSED = 15;
/** A cell and an ending make one number. */
const STEP = 16;
const ANSWERED_WELL = ENDED.target2xx;

/**
 * What was counted in the running second, as it came: one line after another, whichever target it
 * is of. Figures by cell are made of it when the second is over, or when someone asks: a request
 * touches no more memory however many targets there are.
 */
export class RunningSecond {
  /** Cell and ending. */
  private lines = new Int32Array(256);
  /** µs. */
  private took = new Float64Array(256);
  private length = 0;
  /** While it is put in order: how many lines there are of each cell, then where its next goes. */
  private places = new Int32Array(64);
  private inOrder = new Int32Array(256);
  private busy = new Int32Array(64);

  /** Requests that ended, and connections that were refused. */
  get count(): number {
    return this.length;
  }

  /** A request of a cell ended (ENDED) after so many µs. */
  add(cell: number, ending: number, us: number): void {
    const i = this.length;
    if (i === this.lines.length) this.widen();
    this.length = i + 1;
    this.lines[i] = cell * STEP + ending;
    this.took[i] = us;
  }

  refuse(cell: number): void {
    this.add(cell, REFUSED, 0);
  }

  clear(): void {
    this.length = 0;
  }

  /**
   * Figures of each cell that has any, ascending; `cellCount` is above all of them. What is handed
   * out is used again for the next one.
   */
  forEach(cellCount: number, visit: (cell: number, figures: OpenCell) => void): void {
    const busy = this.putInOrder(cellCount);
    const { places } = this;
    let i = 0;
    for (let b = 0; b < busy; b++) {
      const cell = this.busy[b]!;
      const end = places[cell]!;
      this.addLines(i, end);
      i = end;
      places[cell] = 0;
      visit(cell, scratch);
      clearCell(scratch);
    }
  }

  /** Adds lines up, from one place in order to another. */
  private addLines(from: number, end: number): void {
    const { inOrder, lines, took } = this;
    let [count, sum, most] = [0, 0, scratch.targetMax];
    for (let at = from; at < end; at++) {
      const i = inOrder[at]!;
      if ((lines[i]! & 15) !== ANSWERED_WELL) {
        this.addLine(scratch, i);
        continue;
      }
      // `addEnding`, as nearly all are of this kind.
      const us = took[i]!;
      count++;
      sum += us;
      if (us > most) most = us;
      addLatency(scratch.target, us);
    }
    scratch.endings[ANSWERED_WELL]! += count;
    scratch.targetSum += sum;
    if (most > scratch.targetMax) scratch.targetMax = most;
  }

  /** Adds up what there is of some cells. */
  addTo(figures: OpenCell, cells: readonly number[]): void {
    for (let i = 0; i < this.length; i++) {
      if (cells.includes(this.lines[i]! >> 4)) this.addLine(figures, i);
    }
  }

  private addLine(figures: OpenCell, i: number): void {
    const ending = this.lines[i]! & 15;
    if (ending !== REFUSED) addEnding(figures, ending, this.took[i]!);
    else figures.refused++;
  }

  /** Lines by cell, each cell's as they came. Answers how many cells there are. */
  private putInOrder(cellCount: number): number {
    if (this.places.length < cellCount) this.places = new Int32Array(cellCount * 2);
    if (this.busy.length < cellCount) this.busy = new Int32Array(cellCount * 2);
    if (this.inOrder.length < this.length) this.inOrder = new Int32Array(this.lines.length);
    const { lines, places, busy, inOrder, length } = this;
    let count = 0;
    for (let i = 0; i < length; i++) {
      const cell = lines[i]! >> 4;
      if (places[cell]!++ === 0) busy[count++] = cell;
    }
    this.sortBusy(count, cellCount);
    let next = 0;
    for (let b = 0; b < count; b++) {
      const cell = busy[b]!;
      const its = places[cell]!;
      places[cell] = next;
      next += its;
    }
    for (let i = 0; i < length; i++) inOrder[places[lines[i]! >> 4]!++] = i;
    return count;
  }

  /** With many of all cells busy, looking at each is quicker than sorting. */
  private sortBusy(count: number, cellCount: number): void {
    if (count * 16 < cellCount) {
      this.busy.subarray(0, count).sort();
      return;
    }
    for (let cell = 0, b = 0; b < count; cell++) {
      if (this.places[cell]! > 0) this.busy[b++] = cell;
    }
  }

  private widen(): void {
    const size = this.lines.length * 2;
    const { lines, took } = this;
    (this.lines = new Int32Array(size)).set(lines);
    (this.took = new Float64Array(size)).set(took);
  }

  fingerprint(write: (value: number) => void): void {
    for (let i = 0; i < this.length; i++) {
      write(this.lines[i]! >> 4);
      write(this.lines[i]! & 15);
      write(this.took[i]!);
    }
  }

  snapshot(copier: Copier, before?: RunningSnapshot): RunningSnapshot {
    const { length } = this;
    const lines = {
      lines: this.lines.subarray(0, length),
      took: this.took.subarray(0, length),
    };
    return copier.copyOf(lines, before);
  }

  restore(kept: RunningSnapshot): void {
    const { lines, took } = stateOf(kept);
    this.length = 0;
    for (let i = 0; i < lines.length; i++) this.add(lines[i]! >> 4, lines[i]! & 15, took[i]!);
  }
}

const scratch = openCell();

export interface RunningSnapshot {
  lines: Int32Array;
  took: Float64Array;
}
