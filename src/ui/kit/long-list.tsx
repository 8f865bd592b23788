import { type ReactNode, useRef } from 'react';
import styles from './long-list.module.css';
import { type NewestAt, useLongRows } from './use-long-rows';
import { useRowKeys } from './use-row-keys';

/**
 * A list of thousands of rows, of which only those in sight are there. How many there are, and
 * which each is, is told to screen readers; arrows, page keys, Home and End go through it. Where
 * new rows
 * come in it follows them until somebody scrolls away, and then offers the way back.
 */
export function LongList<Row>(props: {
  label: string;
  rows: readonly Row[];
  /** Unlike that of any other row, and the same as long as the row is there. */
  keyOf: (row: Row) => string | number;
  /** Height that most rows have, px; each is measured. */
  height: number;
  newest: NewestAt;
  /** Each row has a button that takes the focus; else the row itself does. */
  hasButtons: boolean;
  /** Of the box that scrolls. */
  className?: string | undefined;
  /** A row; `isActive` where it is the one in the tab order. */
  children: (row: Row, isActive: boolean) => ReactNode;
}) {
  const { label, rows, keyOf, height, newest, hasButtons, className } = props;
  const box = useRef<HTMLDivElement>(null);
  const keys = useRowKeys(box, rows, keyOf, newest === 'last' ? 'last' : 'first');
  const { active: keep } = keys;
  const { long, follows, onScroll, toNewest } = useLongRows({
    box,
    rows,
    keyOf,
    height,
    newest,
    keep,
  });
  return (
    <div className={styles.frame}>
      <div
        ref={box}
        className={[styles.box, className].filter(Boolean).join(' ')}
        onScroll={onScroll}
        onKeyDown={(event) => keys.onKeyDown(event, (index) => long.scrollToIndex(index))}
      >
        <ol className={styles.list} aria-label={label} style={{ height: long.getTotalSize() }}>
          {long.getVirtualItems().map(({ key, index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const isActive = index === keys.active;
            return (
              <li
                key={key}
                ref={long.measureElement}
                data-index={index}
                data-row={index}
                className={styles.row}
                style={{ transform: `translateY(${start}px)` }}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                tabIndex={isActive && !hasButtons ? 0 : -1}
                onFocus={() => keys.setActive(index)}
              >
                {props.children(row, isActive)}
              </li>
            );
          })}
        </ol>
      </div>
      {!follows && (
        <button type="button" className={styles.jump} data-at={newest} onClick={toNewest}>
          Jump to the newest
        </button>
      )}
    </div>
  );
}
