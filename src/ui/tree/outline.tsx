import { defaultRangeExtractor, observeElementRect, useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { jumpTo } from '../../state/view-store';
import { isAnnotationId } from '../canvas/annotations/annotation-nodes';
import { canvasHands } from '../canvas/editing/canvas-hands';
import { type SandboxParts, useParts, useView, useWorkspace } from '../sandbox-context';
import { type OutlineRow, rowNamed, stepBy } from './outline-rows';
import type { OutlineItem } from './outline-tree';
import styles from './outline.module.css';
import { useOutline } from './use-outline';

const ROW = 42;
/** Up to so many rows are all there; of more, those in sight. */
const ALL_SHOWN = 200;
/** Before the list has been measured, px. */
const GUESS = 600;
/** Letters typed within this of one another are one word, ms. */
const TYPING = 700;

/** Selects it and shows it on the canvas. */
function show(parts: SandboxParts, { id }: OutlineItem): void {
  if (!isAnnotationId(id)) return jumpTo(parts.view, id);
  parts.view.setState({ selection: [id] });
  const { annotations } = parts.workspace.getState().workbench;
  const annotation = annotations.find((one) => one.id === id);
  if (annotation) canvasHands(parts)?.reveal(annotation);
}

interface RowProps {
  row: OutlineRow;
  top: number;
  isActive: boolean;
  isSelected: boolean;
  onFold: () => void;
  onPick: () => void;
  onFocus: () => void;
  onPoint: (id: string | null) => void;
}

function Row({ row, top, isActive, isSelected, onFold, onPick, onFocus, onPoint }: RowProps) {
  const { item, level, position, siblings, isOpen } = row;
  const { kind, name, detail, tone, children, id } = item;
  const hasMore = children.length > 0;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  // Of a task its state matters more than that it is one.
  const words = kind === 'Task' ? detail : [kind, detail].filter(Boolean).join(' · ');
  const said = [`${kind} ${name}`, detail].filter(Boolean).join(', ');
  return (
    <div
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={isSelected}
      aria-expanded={hasMore ? isOpen : undefined}
      aria-label={said}
      tabIndex={isActive ? 0 : -1}
      data-key={item.key}
      className={styles.row}
      style={{ transform: `translateY(${top}px)`, height: ROW, paddingLeft: 4 + 12 * (level - 1) }}
      onClick={onPick}
      onFocus={onFocus}
      onPointerEnter={() => onPoint(id)}
      onPointerLeave={() => onPoint(null)}
    >
      <span
        className={styles.fold}
        data-has-more={hasMore || undefined}
        onClick={(event) => {
          if (!hasMore) return;
          event.stopPropagation();
          onFold();
        }}
      >
        {hasMore && <Chevron size={15} aria-hidden />}
      </span>
      <span className={styles.words}>
        <span
          className={styles.name}
          title={name}
          data-mono={kind === 'Task' || kind === 'Target' || undefined}
        >
          {name}
        </span>
        <span className={styles.detail} data-tone={tone} title={words}>
          {words}
        </span>
      </span>
    </div>
  );
}

/** Rows that are there: all of a few, else those in sight and the one with the keyboard. */
function useSeenRows(count: number, active: number) {
  const box = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: count <= ALL_SHOWN ? ALL_SHOWN : 8,
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range);
      return seen.includes(active) || active >= count ? seen : [...seen, active];
    },
    observeElementRect: (instance, seen) =>
      observeElementRect(instance, ({ width, height }) => seen({ width, height: height || GUESS })),
  });
  return { box, list };
}

/** Gathers letters typed after one another to a word. */
function useTyped() {
  const kept = useRef({ text: '', at: 0 });
  return (letter: string): string => {
    const now = performance.now();
    const text = now - kept.current.at < TYPING ? kept.current.text + letter : letter;
    kept.current = { text, at: now };
    return text;
  };
}

/** Keeps to a row by its key, while others come and go around it. */
function useActive(rows: readonly OutlineRow[]) {
  const [key, setKey] = useState<string | null>(null);
  const selected = useView(({ selection }) => selection.at(-1) ?? null);
  const found = rows.findIndex(({ item }) => item.key === key);
  const [seen, setSeen] = useState<string | null>(null);
  // What is selected elsewhere is where the keyboard comes in.
  if (selected !== seen) {
    setSeen(selected);
    if (rows[found]?.item.id !== selected) {
      const own = rows.find(({ item }) => item.id === selected);
      if (own) setKey(own.item.key);
    }
  }
  return { active: Math.max(0, found), setKey };
}

/** Moves the focus from row to row; the one it comes to is scrolled to first. */
function useGoing(
  rows: ReturnType<typeof useOutline>['rows'],
  active: number,
  list: ReturnType<typeof useSeenRows>['list'],
  setKey: (key: string) => void,
) {
  const tree = useRef<HTMLDivElement>(null);
  const wanted = useRef(false);
  useEffect(() => {
    list.scrollToIndex(active);
    if (!wanted.current) return;
    wanted.current = false;
    const key = rows[active]?.item.key;
    const row = tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key ?? '')}"]`);
    row?.focus({ preventScroll: true });
    // `rows` change every second: only another active one is scrolled to.
  }, [active, list]);
  const goTo = (index: number | undefined) => {
    const row = rows[index ?? -1];
    if (!row || index === active) return;
    wanted.current = true;
    setKey(row.item.key);
  };
  return { tree, goTo };
}

/** Everything on the canvas as a tree in words, to be walked, folded and picked from. */
export function Outline() {
  const parts = useParts();
  const { rows, fold } = useOutline();
  const isOpening = useWorkspace(({ opening }) => opening !== null);
  const { active, setKey } = useActive(rows);
  const { box, list } = useSeenRows(rows.length, active);
  const selection = useView((state) => state.selection);
  const typed = useTyped();
  const { tree, goTo } = useGoing(rows, active, list, setKey);
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[active];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? GUESS) / ROW) - 1);
    const step = stepBy(rows, active, event.key, page);
    if (step) {
      if ('to' in step) goTo(step.to);
      else fold(row, step.fold);
    } else if (event.key === 'Enter' || event.key === ' ') show(parts, row.item);
    else if (/^[\p{L}\p{N}]$/u.test(event.key)) goTo(rowNamed(rows, active, typed(event.key)));
    else return;
    event.preventDefault();
    // Letters are names here, not what they do on the page.
    event.stopPropagation();
  };
  if (rows.length === 0) {
    return (
      <p className={styles.nothing}>
        {isOpening
          ? 'The sandbox is being opened.'
          : 'There is nothing on the canvas yet. Build has what it can hold.'}
      </p>
    );
  }
  return (
    <div ref={box} className={styles.box}>
      <div
        ref={tree}
        role="tree"
        aria-label="Everything on the canvas"
        className={styles.tree}
        style={{ height: list.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {list.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <Row
              key={row.item.key}
              row={row}
              top={start}
              isActive={index === active}
              isSelected={selection.includes(row.item.id)}
              onFold={() => fold(row, row.isOpen)}
              onPick={() => show(parts, row.item)}
              onFocus={() => setKey(row.item.key)}
              onPoint={(id) => parts.view.setState({ hovered: id })}
            />
          );
        })}
      </div>
    </div>
  );
}
