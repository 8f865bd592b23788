/**
 * Lists of rows in order of arrival, chained through two columns; -1 ends a list. Columns are
 * handed in one by one because these are the hottest steps of all.
 */
export interface RowList {
  head: number;
  tail: number;
}

export function append(list: RowList, next: Int32Array, prev: Int32Array, row: number): void {
  prev[row] = list.tail;
  next[row] = -1;
  if (list.tail >= 0) next[list.tail] = row;
  else list.head = row;
  list.tail = row;
}

/** Takes a row out from wherever it stands. */
export function unlink(list: RowList, next: Int32Array, prev: Int32Array, row: number): void {
  const before = prev[row]!;
  const after = next[row]!;
  if (before >= 0) next[before] = after;
  else list.head = after;
  if (after >= 0) prev[after] = before;
  else list.tail = before;
}
