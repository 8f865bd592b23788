/** The lines of the tree that are unfolded, and where keys lead among them. Pure. */
import type { OutlineItem } from './outline-tree';

export interface OutlineRow {
  item: OutlineItem;
  /** From 1. */
  level: number;
  /** Among its siblings, from 1, and how many they are. */
  position: number;
  siblings: number;
  isOpen: boolean;
  /** Index of the row around it; -1 at the top. */
  parent: number;
}

/** Unfolded until somebody folds them: what is not long. */
const OPEN: readonly string[] = ['Cluster', 'Service', 'Load balancer'];
/** A revision with more tasks than this begins folded. */
const FEW = 12;

const beginsOpen = ({ kind, children }: OutlineItem): boolean =>
  OPEN.includes(kind) || (kind === 'Revision' && children.length <= FEW);

/** Folded and unfolded by hand, by the item's key; else as it begins. */
const isUnfolded = (item: OutlineItem, byHand: Readonly<Record<string, boolean>>): boolean =>
  byHand[item.key] ?? beginsOpen(item);

export function rowsOf(
  items: readonly OutlineItem[],
  byHand: Readonly<Record<string, boolean>>,
): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const add = (list: readonly OutlineItem[], level: number, parent: number): void => {
    for (const [index, item] of list.entries()) {
      const isOpen = item.children.length > 0 && isUnfolded(item, byHand);
      const at = rows.length;
      const [position, siblings] = [index + 1, list.length];
      rows.push({ item, level, position, siblings, isOpen, parent });
      if (isOpen) add(item.children, level + 1, at);
    }
  };
  add(items, 1, -1);
  return rows;
}

/** What a key comes to in the tree: another row, or this one folded or unfolded. */
export type OutlineStep = { to: number } | { fold: boolean };

/** By WAI-ARIA's keys of a tree; undefined where a key means nothing there. */
export function stepBy(
  rows: readonly OutlineRow[],
  at: number,
  key: string,
  page: number,
): OutlineStep | undefined {
  const row = rows[at];
  if (!row) return undefined;
  const last = rows.length - 1;
  const within = (index: number) => ({ to: Math.max(0, Math.min(index, last)) });
  switch (key) {
    case 'ArrowDown':
      return within(at + 1);
    case 'ArrowUp':
      return within(at - 1);
    case 'PageDown':
      return within(at + page);
    case 'PageUp':
      return within(at - page);
    case 'Home':
      return within(0);
    case 'End':
      return within(last);
    case 'ArrowRight':
      if (row.item.children.length === 0) return { to: at };
      return row.isOpen ? { to: at + 1 } : { fold: false };
    case 'ArrowLeft':
      return row.isOpen ? { fold: true } : within(row.parent < 0 ? at : row.parent);
    default:
      return undefined;
  }
}

/** The next row, from the one after `at` on, whose name begins with what was typed. */
export function rowNamed(
  rows: readonly OutlineRow[],
  at: number,
  typed: string,
): number | undefined {
  const wanted = typed.toLowerCase();
  // What is being typed on may still mean the row that it has come to.
  const from = typed.length > 1 ? at : at + 1;
  for (let i = 0; i < rows.length; i++) {
    const index = (from + i) % rows.length;
    if (rows[index]?.item.name.toLowerCase().startsWith(wanted)) return index;
  }
  return undefined;
}
