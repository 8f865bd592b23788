import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import styles from './tab-strip.module.css';

export interface TabItem<Id extends string> {
  id: Id;
  label: ReactNode;
}

/** On which sides of a box there is more to scroll to. */
function sidesWithMore({ scrollLeft, scrollWidth, clientWidth }: HTMLElement): string | undefined {
  const before = scrollLeft > 1;
  const after = scrollLeft + clientWidth < scrollWidth - 1;
  if (before && after) return 'both';
  return before ? 'before' : after ? 'after' : undefined;
}

/** Keeps the selected tab in sight, and knows on which sides there are more. */
function useMore(list: { current: HTMLElement | null }, selected: string, count: number) {
  const [more, setMore] = useState<string>();
  const look = () => setMore(list.current ? sidesWithMore(list.current) : undefined);
  useLayoutEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>(`[data-tab="${selected}"]`);
    tab?.scrollIntoView?.({ block: 'nearest', inline: 'center' });
    look();
    const observer = new ResizeObserver(look);
    // Tabs get narrower when the page's own font has come.
    const { current } = list;
    for (const box of current ? [current, ...current.children] : []) observer.observe(box);
    return () => observer.disconnect();
    // `look` is made anew by each render and does the same.
  }, [list, selected, count]);
  return { more, look };
}

/** A row of tabs with WAI-ARIA's keys: arrows move, Home and End jump. Panels are the caller's. */
export function TabStrip<Id extends string>(props: {
  label: string;
  tabs: readonly TabItem<Id>[];
  selected: Id;
  onSelect: (id: Id) => void;
  /** A click, or Enter, on a tab: where the keyboard should go on inside its panel. */
  onEnter?: (id: Id) => void;
  /** Tab `x` controls the element with the id `PREFIX-x`. */
  panelPrefix: string;
}) {
  const { label, tabs, selected, onSelect, onEnter, panelPrefix } = props;
  const list = useRef<HTMLDivElement>(null);
  const { more, look } = useMore(list, selected, tabs.length);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === selected);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    onSelect(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <div
      className={styles.strip}
      role="tablist"
      aria-label={label}
      ref={list}
      data-more={more}
      onScroll={look}
    >
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={`${panelPrefix}-${tab.id}-tab`}
          data-tab={tab.id}
          aria-selected={tab.id === selected}
          aria-controls={tab.id === selected ? `${panelPrefix}-${tab.id}` : undefined}
          tabIndex={tab.id === selected ? 0 : -1}
          className={styles.tab}
          onClick={() => {
            onSelect(tab.id);
            onEnter?.(tab.id);
          }}
          onKeyDown={onKeyDown}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
