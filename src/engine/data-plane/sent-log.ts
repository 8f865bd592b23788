/**
 * How many requests of a running second were sent where: a count by cell, and the cells that have
 * one in the order in which they came up. Plain data.
 */
export interface SentLog {
  counts: Int32Array;
  cells: Int32Array;
  /** How many of `cells` count. */
  used: number;
}

export const newSentLog = (): SentLog => ({
  counts: new Int32Array(64),
  cells: new Int32Array(64),
  used: 0,
});

export function noteSent(log: SentLog, cell: number): void {
  if (cell >= log.counts.length) widen(log, cell);
  const before = log.counts[cell]!;
  log.counts[cell] = before + 1;
  if (before === 0) log.cells[log.used++] = cell;
}

function widen(log: SentLog, cell: number): void {
  const { counts, cells } = log;
  const size = Math.max(cell + 1, counts.length * 2);
  (log.counts = new Int32Array(size)).set(counts);
  (log.cells = new Int32Array(size)).set(cells);
}

/** A second has ended: counting begins anew. */
export function clearSent(log: SentLog): void {
  for (let i = 0; i < log.used; i++) log.counts[log.cells[i]!] = 0;
  log.used = 0;
}
