import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** So many rows are passed by a page key. */
const PAGE = 10;

/** Which row a key leads to; undefined for keys that lead nowhere. */
export function rowAfter(key: string, at: number, count: number): number | undefined {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'PageDown':
      return Math.min(at + PAGE, last);
    case 'PageUp':
      return Math.max(at - PAGE, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

type Key = string | number;

/**
 * Keys over rows of which only those in sight are there: one row is in the tab order, arrows, page
 * keys, Home and End go from row to row. A row is an element with `data-row`, its index; what takes
 * the focus in it is its first button, or the row itself. `start` is active at first.
 */
export function useRowKeys<Row>(
  box: RefObject<HTMLElement | null>,
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
  start: 'first' | 'last' = 'first',
) {
  const [wanted, setWanted] = useState<Key | null>(null);
  const found = wanted === null ? -1 : rows.findIndex((row) => keyOf(row) === wanted);
  const active = found >= 0 ? found : start === 'first' ? 0 : Math.max(0, rows.length - 1);
  const isMoved = useRef(false);
  useLayoutEffect(() => {
    if (!isMoved.current) return;
    const row = box.current?.querySelector<HTMLElement>(`[data-row="${active}"]`);
    if (!row) return;
    isMoved.current = false;
    (row.querySelector<HTMLElement>('button') ?? row).focus({ preventScroll: true });
    // Rows were guessed at until they were drawn: where it stands is known only now.
    requestAnimationFrame(() => row.scrollIntoView?.({ block: 'nearest' }));
  });
  const setActive = (index: number) => {
    const row = rows[index];
    if (row !== undefined) setWanted(keyOf(row));
  };
  const onKeyDown = (event: KeyboardEvent, scrollTo: (index: number) => void) => {
    if (event.ctrlKey || event.metaKey || event.altKey || rows.length === 0) return;
    const next = rowAfter(event.key, active, rows.length);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    isMoved.current = next !== active;
    setActive(next);
    scrollTo(next);
  };
  return { active, setActive, onKeyDown };
}
