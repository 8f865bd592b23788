import { defaultRangeExtractor, observeElementRect, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Taken for granted until a box has been laid out, px. */
const UNKNOWN = { width: 600, height: 320 };
/** So near to an end counts as there, px. */
const NEAR = 12;

/** At which end new rows come in; `none` where they stand in an order of their own. */
export type NewestAt = 'first' | 'last' | 'none';

type Key = string | number;

/** What is in sight: the row at its upper edge, and by how much it stands above that edge. */
interface Anchor {
  key: Key;
  above: number;
}

/**
 * The rows of a long list that are in sight, some more, and room for all others. At the end where
 * new rows come in it follows them; anywhere else what is read stays where it is.
 */
export function useLongRows<Row>(options: {
  box: RefObject<HTMLElement | null>;
  rows: readonly Row[];
  /** Unlike that of any other row, and the same as long as the row is there. */
  keyOf: (row: Row) => Key;
  /** Height that most rows have, px. */
  height: number;
  newest: NewestAt;
  /** This row stays there though it is out of sight: it may have the focus. */
  keep: number;
}) {
  const { box, rows, keyOf, height, newest, keep } = options;
  const [follows, setFollows] = useState(true);
  const anchor = useRef<Anchor | null>(null);
  const long = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    getItemKey: (index) => (rows[index] === undefined ? index : keyOf(rows[index])),
    overscan: 8,
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range);
      return inSight.includes(keep) || keep >= range.count
        ? inSight
        : [...inSight, keep].sort((a, b) => a - b);
    },
    initialRect: UNKNOWN,
    observeElementRect: (one, tell) =>
      observeElementRect(one, (rect) => tell(rect.height > 0 ? rect : UNKNOWN)),
    measureElement: (row) => row.getBoundingClientRect().height || height,
    useFlushSync: false,
  });
  const isAtNewest = (): boolean => {
    const { scrollTop, scrollHeight, clientHeight } = box.current!;
    if (newest === 'none') return false;
    return newest === 'first' ? scrollTop < NEAR : scrollHeight - scrollTop - clientHeight < NEAR;
  };
  const onScroll = () => {
    if (!box.current) return;
    setFollows(isAtNewest());
    const { scrollTop } = box.current;
    const first = long.getVirtualItemForOffset(scrollTop);
    anchor.current = first ? { key: first.key as Key, above: scrollTop - first.start } : null;
  };
  const toNewest = () => {
    setFollows(true);
    if (box.current) box.current.scrollTop = newest === 'first' ? 0 : box.current.scrollHeight;
  };
  const size = long.getTotalSize();
  useLayoutEffect(() => {
    if (newest === 'none' || !box.current) return;
    if (follows) {
      box.current.scrollTop = newest === 'first' ? 0 : box.current.scrollHeight;
      return;
    }
    const kept = anchor.current;
    const index = kept ? rows.findIndex((row) => keyOf(row) === kept.key) : -1;
    const start = index < 0 ? undefined : long.measurementsCache[index]?.start;
    if (kept && start !== undefined) box.current.scrollTop = start + kept.above;
    // Only rows that come or go move what is read; `long` is the same from render to render.
  }, [rows, size, follows, newest]);
  return { long, follows: follows || newest === 'none', onScroll, toNewest };
}
