import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import styles from './dock-handle.module.css';

const LEAST = 120;
/** The canvas keeps at least so much, px. */
const LEFT_FOR_CANVAS = 160;
const STEP = 16;

/** The dock's upper edge: dragged, or moved with the arrow keys. */
export function DockHandle(props: {
  height: number;
  onHeight: (height: number) => void;
  /** What the canvas has now, px. */
  room: () => number;
}) {
  const { height, onHeight, room } = props;
  const grip = useRef<{ y: number; height: number; most: number } | null>(null);
  const most = () => Math.max(LEAST, height + room() - LEFT_FOR_CANVAS);
  const set = (next: number, limit: number) =>
    onHeight(Math.round(Math.min(limit, Math.max(LEAST, next))));
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { y: event.clientY, height, most: most() };
  };
  const onPointerMove = (event: PointerEvent) => {
    const from = grip.current;
    if (from) set(from.height + from.y - event.clientY, from.most);
  };
  const letGo = () => {
    grip.current = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = {
      ArrowUp: height + STEP,
      ArrowDown: height - STEP,
      Home: LEAST,
      End: Infinity,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    set(next, most());
  };
  return (
    <div
      className={styles.handle}
      role="separator"
      tabIndex={0}
      aria-label="Height of the dock"
      aria-orientation="horizontal"
      aria-valuenow={height}
      aria-valuemin={LEAST}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onKeyDown={onKeyDown}
    />
  );
}
