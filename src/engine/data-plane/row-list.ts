/**
 * Lists of rows in order of arrival, chained through two numbers of each row, `next` and right
 * after it `prev`; -1 ends a list. `next` is the place of the first in a row. The rows' memory is
 * handed in, because these are the hottest steps of all.
 */
export interface RowList {
  head: number;
  tail: number;
}

export function append(list: RowList, ints: Int32Array, next: number, row: number): void {
  const last = list.tail;
  ints[row + next + 1] = last;
  ints[row + next] = -1;
  if (last >= 0) ints[last + next] = row;
  else list.head = row;
  list.tail = row;
}

/** Takes a row out from wherever it stands. */
export function unlink(list: RowList, ints: Int32Array, next: number, row: number): void {
  const before = ints[row + next + 1]!;
  const after = ints[row + next]!;
  if (before >= 0) ints[before + next] = after;
  else list.head = after;
  if (after >= 0) ints[after + next + 1] = before;
  else list.tail = before;
}
