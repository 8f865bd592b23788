import { type Copier, stateOf } from '../world/shared-copy';
import { addEnding, clearCell, openCell, type OpenCell } from './cell-figures';

/** Beside the endings of requests: a connection that nothing accepted. */
const REFUSED = 255;

/**
 * What was counted in the running second, as it came: one line after another, whichever target it
 * is of. Figures by cell are made of it when the second is over, or when someone asks: a request
 * touches no more memory however many targets there are.
 */
export class RunningSecond {
  private cells = new Int32Array(256);
  private endings = new Uint8Array(256);
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
    if (this.length === this.cells.length) this.widen();
    const i = this.length++;
    this.cells[i] = cell;
    this.endings[i] = ending;
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
    const { inOrder, places } = this;
    let i = 0;
    for (let b = 0; b < busy; b++) {
      const cell = this.busy[b]!;
      const end = places[cell]!;
      for (; i < end; i++) this.addLine(scratch, inOrder[i]!);
      places[cell] = 0;
      visit(cell, scratch);
      clearCell(scratch);
    }
  }

  /** Adds up what there is of some cells. */
  addTo(figures: OpenCell, cells: readonly number[]): void {
    for (let i = 0; i < this.length; i++) {
      if (cells.includes(this.cells[i]!)) this.addLine(figures, i);
    }
  }

  private addLine(figures: OpenCell, i: number): void {
    const ending = this.endings[i]!;
    if (ending !== REFUSED) addEnding(figures, ending, this.took[i]!);
    else figures.refused++;
  }

  /** Lines by cell, each cell's as they came. Answers how many cells there are. */
  private putInOrder(cellCount: number): number {
    if (this.places.length < cellCount) this.places = new Int32Array(cellCount * 2);
    if (this.busy.length < cellCount) this.busy = new Int32Array(cellCount * 2);
    if (this.inOrder.length < this.length) this.inOrder = new Int32Array(this.cells.length);
    const { cells, places, busy, inOrder, length } = this;
    let count = 0;
    for (let i = 0; i < length; i++) {
      const cell = cells[i]!;
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
    for (let i = 0; i < length; i++) inOrder[places[cells[i]!]!++] = i;
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
    const size = this.cells.length * 2;
    const { cells, endings, took } = this;
    (this.cells = new Int32Array(size)).set(cells);
    (this.endings = new Uint8Array(size)).set(endings);
    (this.took = new Float64Array(size)).set(took);
  }

  fingerprint(write: (value: number) => void): void {
    for (let i = 0; i < this.length; i++) {
      write(this.cells[i]!);
      write(this.endings[i]!);
      write(this.took[i]!);
    }
  }

  snapshot(copier: Copier, before?: RunningSnapshot): RunningSnapshot {
    const { length } = this;
    const lines = {
      cells: this.cells.subarray(0, length),
      endings: this.endings.subarray(0, length),
      took: this.took.subarray(0, length),
    };
    return copier.copyOf(lines, before);
  }

  restore(kept: RunningSnapshot): void {
    const { cells, endings, took } = stateOf(kept);
    this.length = 0;
    for (let i = 0; i < cells.length; i++) this.add(cells[i]!, endings[i]!, took[i]!);
  }
}

const scratch = openCell();

export interface RunningSnapshot {
  cells: Int32Array;
  endings: Uint8Array;
  took: Float64Array;
}
