import { useEffect, useRef } from 'react';
import { useRowKeys } from '../kit/use-row-keys';
import styles from './browse.module.css';

/** A row of a book: what it is called by, and a few words about it. */
export interface BrowseRow {
  id: string;
  label: string;
  /** Below the label. */
  note?: string;
  /** The label is code. */
  isCode?: boolean;
}

export interface BrowseGroup {
  title: string;
  rows: readonly BrowseRow[];
}

/** The rows of a book under their headings: one stop of the Tab key, arrows go from row to row. */
export function BrowseList(props: {
  label: string;
  groups: readonly BrowseGroup[];
  selected: string | null;
  onSelect: (id: string) => void;
}) {
  const { label, groups, selected, onSelect } = props;
  const box = useRef<HTMLElement>(null);
  const all = groups.flatMap(({ rows }) => rows);
  const { active, setActive, onKeyDown } = useRowKeys(box, all, ({ id }) => id);
  const place = new Map(all.map(({ id }, index) => [id, index]));
  useEffect(() => {
    const at = all.findIndex(({ id }) => id === selected);
    if (at < 0) return;
    setActive(at);
    box.current?.querySelector(`[data-row="${at}"]`)?.scrollIntoView?.({ block: 'nearest' });
    // Only when another one is selected: typing in the search field moves nothing.
  }, [selected]);
  return (
    <nav
      ref={box}
      className={styles.list}
      aria-label={label}
      onKeyDown={(event) => onKeyDown(event, () => undefined)}
    >
      {groups.map(({ title, rows }) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          <ul>
            {rows.map((row) => {
              const at = place.get(row.id) ?? 0;
              return (
                <li key={row.id} data-row={at}>
                  <button
                    type="button"
                    tabIndex={at === active ? 0 : -1}
                    aria-current={row.id === selected || undefined}
                    onClick={() => {
                      setActive(at);
                      onSelect(row.id);
                    }}
                  >
                    <span className={row.isCode ? styles.code : styles.label} title={row.label}>
                      {row.label}
                    </span>
                    {row.note !== undefined && <span className={styles.note}>{row.note}</span>}
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </nav>
  );
}
