import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useRef,
  useState,
} from 'react';

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
  onMouseOver: (event: MouseEvent) => void;
  onClick: (event: MouseEvent) => void;
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
    onMouseOver: (event) => {
      const at = lineOf(event.target);
      if (at !== null) onLook(at);
    },
    onClick: (event) => {
      const at = lineOf(event.target);
      if (at !== null) pick(at);
    },
  };
}
