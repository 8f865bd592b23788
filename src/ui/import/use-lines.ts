import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { Link } from '../../formats/import-result';

/** So many lines further with Page Up and Page Down. */
const PAGE = 20;

/** Where a key leads from a line, of so many; null when the key is not for moving. */
export function movedBy(key: string, at: number, count: number): number | null {
  const last = count - 1;
  const moves = new Map([
    ['ArrowDown', at + 1],
    ['ArrowUp', at - 1],
    ['PageDown', at + PAGE],
    ['PageUp', at - PAGE],
    ['Home', 0],
    ['End', last],
  ]);
  const to = moves.get(key);
  return to === undefined || count === 0 ? null : Math.max(0, Math.min(last, to));
}

/** Lines that are pointed at with the mouse, and gone through with the keys. */
export interface Lines {
  pane: RefObject<HTMLDivElement | null>;
  /** The line that the keys are at; null before they were used. */
  current: number | null;
  onKeyDown: (event: KeyboardEvent) => void;
  onMouseMove: (event: MouseEvent) => void;
  onClick: (event: MouseEvent) => void;
}

/** The mouse passes over many lines on its way: the other pane follows where it rests, ms. */
const REST = 120;

/**
 * Brings what is looked at in the other pane into view, where it is out of sight.
 *
 * @param link - what is looked at there; null for nothing
 * @param find - the line of this pane that it is about
 */
export function useFollowed(
  pane: RefObject<HTMLDivElement | null>,
  link: Link | null,
  find: (pane: HTMLElement, link: Link) => Element | null,
): void {
  useEffect(() => {
    if (!link) return undefined;
    const timer = setTimeout(() => {
      const line = pane.current && find(pane.current, link);
      if (!line || !pane.current) return;
      const [own, all] = [line.getBoundingClientRect(), pane.current.getBoundingClientRect()];
      const isSeen = own.top >= all.top && own.bottom <= all.bottom;
      if (!isSeen) line.scrollIntoView({ block: 'center' });
    }, REST);
    return () => clearTimeout(timer);
  }, [pane, link, find]);
}

/** The line of a pane that an event is about, counted from 0. */
function lineOf(target: EventTarget): number | null {
  const line = target instanceof Element ? target.closest('[data-at]') : null;
  return line ? Number(line.getAttribute('data-at')) : null;
}

/**
 * One listener for all lines of a pane, each of which says its place as `data-at`.
 *
 * @param onLook - a line the mouse is over
 * @param onPick - a line that was clicked, or that the keys came to
 */
export function useLines(
  count: number,
  onLook: (at: number) => void,
  onPick: (at: number) => void,
): Lines {
  const pane = useRef<HTMLDivElement>(null);
  const rests = useRef('');
  const [current, setCurrent] = useState<number | null>(null);
  const pick = useCallback(
    (at: number) => {
      setCurrent(at);
      onPick(at);
    },
    [onPick],
  );
  return {
    pane,
    current: current !== null && current < count ? current : null,
    onKeyDown: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const to = movedBy(event.key, current ?? -1, count);
      if (to === null) return;
      event.preventDefault();
      pick(to);
      pane.current?.querySelector(`[data-at="${to}"]`)?.scrollIntoView({ block: 'nearest' });
    },
    onMouseMove: (event) => {
      // Lines that are scrolled under a mouse at rest are not pointed at.
      const point = `${event.screenX} ${event.screenY}`;
      if (point === rests.current) return;
      rests.current = point;
      const at = lineOf(event.target);
      if (at !== null) onLook(at);
    },
    onClick: (event) => {
      const at = lineOf(event.target);
      if (at !== null) pick(at);
    },
  };
}
