/**
 * Where the requests of a running second were sent, one after the other: their cells. They are
 * counted when the second is over. Plain data.
 */
export interface SentLog {
  cells: Int32Array;
  count: number;
}

export const newSentLog = (): SentLog => ({ cells: new Int32Array(64), count: 0 });

export function noteSent(log: SentLog, cell: number): void {
  const i = log.count++;
  if (i === log.cells.length) {
    const { cells } = log;
    (log.cells = new Int32Array(i * 2)).set(cells);
  }
  log.cells[i] = cell;
}

/** How many went to each cell, in the order in which cells came up. */
export function sentByCell({ cells, count }: SentLog): Map<number, number> {
  let last = 0;
  for (let i = 0; i < count; i++) if (cells[i]! > last) last = cells[i]!;
  const counts = new Int32Array(last + 1);
  const order: number[] = [];
  for (let i = 0; i < count; i++) {
    const cell = cells[i]!;
    if (counts[cell] === 0) order.push(cell);
    counts[cell] = counts[cell]! + 1;
  }
  return new Map(order.map((cell) => [cell, counts[cell]!]));
}
